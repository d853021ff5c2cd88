@NamedInterface("jobs")
package io.kesher.db.jobs;

import org.springframework.modulith.NamedInterface;

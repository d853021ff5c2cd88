@NamedInterface("jobs")
package io.kesher.db.jobs.tables;

import org.springframework.modulith.NamedInterface;

@NamedInterface("jobs")
package io.kesher.db.jobs.tables.records;

import org.springframework.modulith.NamedInterface;

@NamedInterface("hours")
package io.kesher.db.hours.tables.records;

import org.springframework.modulith.NamedInterface;

@NamedInterface("hours")
package io.kesher.db.hours.tables;

import org.springframework.modulith.NamedInterface;

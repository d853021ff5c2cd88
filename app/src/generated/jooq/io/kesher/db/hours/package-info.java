@NamedInterface("hours")
package io.kesher.db.hours;

import org.springframework.modulith.NamedInterface;

@NamedInterface("cases")
package io.kesher.db.cases.routines;

import org.springframework.modulith.NamedInterface;

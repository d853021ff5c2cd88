@NamedInterface("cases")
package io.kesher.db.cases.tables;

import org.springframework.modulith.NamedInterface;

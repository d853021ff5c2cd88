@NamedInterface("cases")
package io.kesher.db.cases;

import org.springframework.modulith.NamedInterface;

@NamedInterface("cases")
package io.kesher.db.cases.tables.records;

import org.springframework.modulith.NamedInterface;

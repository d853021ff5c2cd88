@NamedInterface("agreements")
package io.kesher.db.agreements.tables.records;

import org.springframework.modulith.NamedInterface;

@NamedInterface("agreements")
package io.kesher.db.agreements.tables;

import org.springframework.modulith.NamedInterface;

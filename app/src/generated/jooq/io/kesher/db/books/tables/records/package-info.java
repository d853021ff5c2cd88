@NamedInterface("books")
package io.kesher.db.books.tables.records;

import org.springframework.modulith.NamedInterface;

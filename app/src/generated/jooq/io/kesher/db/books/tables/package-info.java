@NamedInterface("books")
package io.kesher.db.books.tables;

import org.springframework.modulith.NamedInterface;

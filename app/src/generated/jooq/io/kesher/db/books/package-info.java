@NamedInterface("books")
package io.kesher.db.books;

import org.springframework.modulith.NamedInterface;

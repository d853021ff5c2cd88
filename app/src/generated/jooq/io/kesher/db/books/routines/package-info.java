@NamedInterface("books")
package io.kesher.db.books.routines;

import org.springframework.modulith.NamedInterface;

package io.kesher.tables;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a file as they lie there, header and blank ones included. */
interface Records extends Closeable {

  @Nullable RawRecord next() throws IOException;
}

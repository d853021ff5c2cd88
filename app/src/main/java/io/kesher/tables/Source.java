package io.kesher.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that somebody brought, which can be read from its beginning as often as needed. */
public interface Source {

  /** The name it came with; shown, never used as a path, never trusted about the content. */
  String name();

  /** Its length in bytes as it lies there, compressed or not. */
  long size();

  InputStream open() throws IOException;

  /**
   * Where it lies, if it is a file of this machine: spares copying it for formats read by jumps.
   */
  default @Nullable Path path() {
    return null;
  }

  static Source of(String name, Path path) throws IOException {
    return new StoredFile(name, path, Files.size(path));
  }

  static Source of(String name, byte[] bytes) {
    return new InMemory(name, bytes.clone());
  }

  /** A file of this machine. */
  record StoredFile(String name, Path path, long size) implements Source {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  /** Bytes at hand: tests and small uploads. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record InMemory(String name, byte[] bytes) implements Source {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}

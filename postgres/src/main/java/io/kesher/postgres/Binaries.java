package io.kesher.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * PostgreSQL's programs, unpacked from the archive on the class path.
 *
 * <p>The folder is named after the archive's checksum and appears by one rename: a folder with that
 * name is whole, and a new version of the program brings a new one.
 */
record Binaries(Path folder) {
  private static final long UNKNOWN = -1;

  static Binaries unpackedIn(Path parent) {
    var archive = archive();
    try {
      var target = parent.resolve("binaries-" + checksum(archive));
      if (!Files.isDirectory(target)) {
        unpack(archive, parent, target);
      }
      return new Binaries(target);
    } catch (IOException failure) {
      throw new PostgresFailed(
          "PostgreSQL cannot be unpacked into " + parent + ": " + failure, failure);
    }
  }

  /** Where tests of one person share what takes seconds to unpack. */
  static Path shared() {
    return Path.of(System.getProperty("user.home"), ".cache", "kesher");
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  private static void unpack(URL archive, Path parent, Path target) throws IOException {
    var part = Files.createTempDirectory(PrivateFiles.folder(parent), "unpacking-");
    try (var stream = archive.openStream()) {
      Archive.unpack(stream, part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException otherWasFaster) {
      PrivateFiles.delete(part);
    } catch (IOException failure) {
      PrivateFiles.delete(part);
      throw failure;
    }
  }

  private static URL archive() {
    var name = "postgres-" + system() + "-" + processor() + ".txz";
    var found = Binaries.class.getClassLoader().getResource(name);
    if (found == null) {
      throw new PostgresFailed(
          "This build brings no PostgreSQL for this kind of machine ("
              + name
              + "). Set KESHER_DATABASE_URL to a PostgreSQL server instead.");
    }
    return found;
  }

  /** From the jar's directory where that has it, so that the 15 MB are not read at every start. */
  private static String checksum(URL archive) throws IOException {
    var connection = archive.openConnection();
    connection.setUseCaches(false);
    if (connection instanceof JarURLConnection jar) {
      try (var file = jar.getJarFile()) {
        var known = file.getEntry(jar.getEntryName()).getCrc();
        if (known != UNKNOWN) {
          return Long.toHexString(known);
        }
      }
    }
    try (var content = new CheckedInputStream(archive.openStream(), new CRC32())) {
      content.transferTo(OutputStream.nullOutputStream());
      return Long.toHexString(content.getChecksum().getValue());
    }
  }

  private static String system() {
    var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.split(" ", 2)[0];
  }

  private static String processor() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      case String other -> other;
    };
  }
}

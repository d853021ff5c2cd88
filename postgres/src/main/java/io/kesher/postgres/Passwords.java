package io.kesher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The passwords of one cluster, made by chance and kept beside it in files that only this account
 * reads.
 *
 * @param administrator of the superuser, which the program uses for nothing but preparing the
 *     database
 * @param owner of the role that owns the product's database and runs its migrations
 * @param program of the role that the product works as, which owns nothing
 */
record Passwords(String administrator, String owner, String program) {
  static Passwords in(Path folder) throws IOException {
    return new Passwords(
        kept(administratorFile(folder)),
        kept(folder.resolve("password")),
        kept(folder.resolve("program-password")));
  }

  static Path administratorFile(Path folder) {
    return folder.resolve("administrator-password");
  }

  private static String kept(Path file) throws IOException {
    if (Files.notExists(file)) {
      var chance = new byte[24];
      new SecureRandom().nextBytes(chance);
      PrivateFiles.write(file, HexFormat.of().formatHex(chance));
    }
    return Files.readString(file).strip();
  }
}

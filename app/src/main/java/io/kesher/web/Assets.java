package io.kesher.web;

import io.kesher.values.Sha256;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Addresses of style sheets, scripts, fonts and pictures. One hash over all of them stands in the
 * path, so relative imports between them keep working and every answer may be cached for ever.
 */
@Component
public final class Assets {
  private static final String FOLDER = "/assets/";

  private final String root;

  Assets() throws IOException {
    root = FOLDER + version() + "/";
  }

  /** The address of a file under {@code static}, for example {@code js/kesher.js}. */
  public String path(String file) {
    return root + file;
  }

  /**
   * Whether an address is of one of them: the same for everybody, and nothing to be kept secret.
   */
  public static boolean has(String path) {
    return path.startsWith(FOLDER);
  }

  private static String version() throws IOException {
    var digest = Sha256.digest();
    var files = new PathMatchingResourcePatternResolver().getResources("classpath*:static/**/*.*");
    Arrays.sort(files, Comparator.comparing(Resource::getDescription));
    for (var file : files) {
      try (var content = file.getInputStream()) {
        digest.update(content.readAllBytes());
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 6);
  }
}

package io.kesher.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A database's address as people write it, taken apart so that no password stays in what is logged.
 */
record Address(String url, String user, String password) {
  private static final String JDBC = "jdbc:";

  static Address parsed(String written) {
    try {
      var uri = new URI(written.startsWith(JDBC) ? written.substring(JDBC.length()) : written);
      var scheme = uri.getScheme();
      if (!("postgres".equals(scheme) || "postgresql".equals(scheme))
          || uri.getRawAuthority() == null) {
        throw noAddress();
      }
      return of(uri);
    } catch (URISyntaxException failure) {
      throw noAddress();
    }
  }

  private static Address of(URI uri) {
    var authority = uri.getRawAuthority();
    var at = authority.lastIndexOf('@');
    var signIn = at < 0 ? "" : authority.substring(0, at);
    var colon = signIn.indexOf(':');
    var parameters = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Address(
        "jdbc:postgresql://" + authority.substring(at + 1) + uri.getRawPath() + parameters,
        decoded(colon < 0 ? signIn : signIn.substring(0, colon)),
        decoded(colon < 0 ? "" : signIn.substring(colon + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  Database signedIn(String otherUser, String otherPassword) {
    return new Database(
        url,
        otherUser.isEmpty() ? user : otherUser,
        otherPassword.isEmpty() ? password : otherPassword);
  }

  /** Without the text itself, in which there may be a password. */
  private static PostgresFailed noAddress() {
    return new PostgresFailed(
        "The database's address must look like postgres://user:password@host:5432/database"
            + " or jdbc:postgresql://host:5432/database.");
  }
}

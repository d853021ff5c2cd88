package io.kesher.postgres;

/**
 * Where one database is and how to sign in to it.
 *
 * @param url a JDBC address without user or password
 */
public record Database(String url, String user, String password) {
  @Override
  public String toString() {
    return url + " as " + user;
  }
}

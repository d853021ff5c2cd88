package io.kesher.web;

import jakarta.servlet.http.HttpServletResponse;

/**
 * A document that a page of ours shows within itself, by the viewer that a browser has for it. To
 * all else that nobody may put our pages into theirs still holds.
 */
public final class Framed {
  private static final String POLICY = "Content-Security-Policy";

  private Framed() {}

  /** For the page that shows it. */
  public static void around(HttpServletResponse response) {
    response.setHeader(POLICY, SecurityHeaders.CONTENT_SECURITY_POLICY + "; frame-src 'self'");
  }

  /** For the document: it may load nothing, send nothing, and stand in our own pages alone. */
  public static final String DOCUMENT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'";

  /** For what is handed out: whatever it is, it acts in nobody's name. */
  public static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";
}

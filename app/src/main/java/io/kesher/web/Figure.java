package io.kesher.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;

/**
 * A number ready to be read: in a template an island from left to right, in a message the same
 * island made of Unicode isolates, so that a minus stays before its sum inside a Hebrew sentence.
 */
public record Figure(String text) implements Content {
  private static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
  private static final char POP_ISOLATE = '\u2069';

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent("<bdi class=\"num\">");
    Escape.htmlContent(text, output);
    output.writeContent("</bdi>");
  }

  @Override
  public String toString() {
    return LEFT_TO_RIGHT_ISOLATE + text + POP_ISOLATE;
  }
}

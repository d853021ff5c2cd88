package io.kesher.identity;

/**
 * Where a request comes from.
 *
 * @param address as the connection says, or a proxy that the office has declared
 * @param agent what the browser says it is; shown to its holder and believed by nobody
 */
public record Caller(String address, String agent) {
  private static final int LONGEST_AGENT = 300;

  public Caller {
    var visible = agent.codePoints().filter(sign -> !Character.isISOControl(sign));
    agent =
        visible
            .limit(LONGEST_AGENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }
}

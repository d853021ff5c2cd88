package io.kesher.values;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One e-mail address that can be written to: a local part as it was written and a domain with a
 * dot, in lower case and, where it is not ASCII, in its registered (punycode) form.
 */
public record EmailAddress(String value) {
  private static final Pattern LOCAL =
      Pattern.compile(
          "[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[ -~])+\"");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
  private static final Pattern ANGLED = Pattern.compile("[^<>]*<([^<>]+)>");

  public EmailAddress {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /**
   * Takes an address, also with {@code mailto:}, a display name before {@code <…>}, or a dot after
   * it. Of several addresses in one cell none is chosen: refused.
   */
  public static Parsing<EmailAddress> parse(String text) {
    var rules = new ArrayList<String>();
    var address = VisibleText.strip(text);
    if (address.isEmpty()) {
      return Parsing.refused("values.refused.email.empty", text);
    }
    if (address.chars().anyMatch(Character::isISOControl)) {
      return Parsing.refused("values.refused.email.invalid", text);
    }
    if (address.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
      address = address.substring("mailto:".length());
      rules.add("values.rule.mailto-removed");
    }
    var angled = ANGLED.matcher(address);
    if (angled.matches()) {
      address = VisibleText.strip(angled.group(1));
      rules.add("values.rule.display-name-removed");
    }
    if (isSeveral(address)) {
      return Parsing.refused("values.refused.email.several", text);
    }
    if (address.endsWith(".") || address.endsWith(",") || address.endsWith(";")) {
      address = address.substring(0, address.length() - 1);
      rules.add("values.rule.ending-removed");
    }
    int at = address.lastIndexOf('@');
    if (at < 1) {
      return Parsing.refused("values.refused.email.invalid", text);
    }
    var written = address.substring(at + 1);
    var domain = domain(written);
    if (!domain.equals(written)) {
      rules.add("values.rule.domain-folded");
    }
    var whole = address.substring(0, at + 1) + domain;
    if (!isValid(whole)) {
      return Parsing.refused("values.refused.email.invalid", text);
    }
    return new Parsing.Parsed<>(new EmailAddress(whole), List.copyOf(rules));
  }

  /** What two spellings of one mailbox have in common: all lower case. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isSeveral(String address) {
    return address.indexOf('@') != address.lastIndexOf('@')
        && !QUOTED.matcher(address.substring(0, address.lastIndexOf('@'))).matches();
  }

  private static String domain(String written) {
    try {
      return IDN.toASCII(written).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static boolean isValid(String value) {
    int at = value.lastIndexOf('@');
    if (at < 1 || at > 64 || value.length() > 254) {
      return false;
    }
    var local = value.substring(0, at);
    return (LOCAL.matcher(local).matches() || QUOTED.matcher(local).matches())
        && DOMAIN.matcher(value.substring(at + 1)).matches();
  }
}

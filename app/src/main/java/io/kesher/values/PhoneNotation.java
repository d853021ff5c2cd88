package io.kesher.values;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How telephone numbers are written, in files above all.
 *
 * <p>The library behind this is right about numbers and too kind about text. It loses the star of
 * {@code *2700}, glues the digits of {@code 502345678.0} and of {@code 0502345678/9}, knows {@code
 * ext} but not {@code שלוחה}, and takes a Hebrew letter before a number as decoration. So the text
 * is made plain first, whatever is left besides digits and the usual signs is refused, and only
 * then the library is asked.
 */
final class PhoneNotation {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Pattern STAR = Pattern.compile("(?:\\*\\s*(\\d{3,5})|(\\d{3,5})\\s*\\*)");
  private static final Pattern EXTENSION =
      Pattern.compile(
          "(?iu)[\\s,;(-]*(?:שלוחה|שלוחת|שלו'|שלו׳|extension|extn?|ext\\.|x|#)[\\s.:#'׳]*(\\d{1,7})\\s*\\)?$");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?iu)^(?:tel|phone|mobile|fax|טלפון|טל|נייד|פלאפון|פקס)['׳.:]*\\s+|^(?:tel|טל)[:'׳.]+");
  private static final Pattern SEVERAL = Pattern.compile("\\s*(?:[/;,|\\n]|\\bor\\b|\\sאו\\s)\\s*");
  private static final Pattern NUMBER = Pattern.compile("\\+?[\\d\\s().-]+");

  private PhoneNotation() {}

  static Parsing<PhoneNumber> read(String text, String region) {
    var rules = new ArrayList<String>();
    var plain = Digits.plain(text, rules);
    if (plain.isEmpty()) {
      return Parsing.refused("values.refused.phone.empty", text);
    }
    if (plain.length() > 100) {
      return Parsing.refused("values.refused.phone.invalid", text);
    }
    var label = LABEL.matcher(plain);
    if (label.lookingAt()) {
      plain = plain.substring(label.end());
      rules.add("values.rule.label-removed");
    }
    var numbers = new LinkedHashSet<PhoneNumber>();
    var parts = SEVERAL.split(plain);
    for (var part : parts.length > 1 && isExtension(parts[1]) ? new String[] {plain} : parts) {
      switch (one(part, region, text, rules)) {
        case Parsing.Parsed<PhoneNumber>(var number, var _) -> numbers.add(number);
        case Parsing.Refused<PhoneNumber> refused -> {
          return parts.length > 1 ? Parsing.refused("values.refused.phone.several", text) : refused;
        }
      }
    }
    if (numbers.isEmpty()) {
      return Parsing.refused("values.refused.phone.characters", text);
    }
    if (numbers.size() > 1) {
      return Parsing.refused("values.refused.phone.several", text);
    }
    return new Parsing.Parsed<>(numbers.getFirst(), rules);
  }

  static String display(PhoneNumber number, String region) {
    if (number.isStar()) {
      return number.value();
    }
    var parsed = library(number.value(), region);
    if (parsed == null) {
      return number.toString();
    }
    var home = NUMBERS.getCountryCodeForRegion(region) == parsed.getCountryCode();
    var shown =
        NUMBERS.format(parsed, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    return number.extension() == null ? shown : shown + " ext. " + number.extension();
  }

  private static boolean isExtension(String part) {
    return EXTENSION.matcher(part).matches();
  }

  private static Parsing<PhoneNumber> one(
      String part, String region, String text, List<String> rules) {
    var star = STAR.matcher(part);
    if (star.matches()) {
      var digits = star.group(1) != null ? star.group(1) : star.group(2);
      return Parsing.parsed(new PhoneNumber("*" + digits, null));
    }
    String extension = null;
    var number = part;
    var found = EXTENSION.matcher(part);
    if (found.find() && found.start() > 0) {
      extension = found.group(1);
      number = part.substring(0, found.start());
    }
    if (!NUMBER.matcher(number).matches()) {
      return Parsing.refused("values.refused.phone.characters", text);
    }
    return national(number, extension, region, text, rules);
  }

  private static Parsing<PhoneNumber> national(
      String number, @Nullable String extension, String region, String text, List<String> rules) {
    var digits = number.replaceAll("\\D", "");
    if (digits.length() < 6) {
      return Parsing.refused("values.refused.phone.short", text);
    }
    var parsed = library(number, region);
    if (parsed == null || !NUMBERS.isValidNumber(parsed)) {
      return Parsing.refused(
          isTwoNumbers(number) ? "values.refused.phone.several" : "values.refused.phone.invalid",
          text);
    }
    if (region.equals("IL") && lostItsZero(digits)) {
      rules.add("values.rule.zeros-restored");
    }
    return Parsing.parsed(
        new PhoneNumber(NUMBERS.format(parsed, PhoneNumberFormat.E164), extension));
  }

  private static boolean isTwoNumbers(String number) {
    var parts = number.strip().split("\\s+");
    return parts.length == 2
        && parts[0].replaceAll("\\D", "").length() > 8
        && parts[1].replaceAll("\\D", "").length() > 8;
  }

  /** Israeli numbers in national form begin with 0, or with 1 for the shared-cost ones. */
  private static boolean lostItsZero(String digits) {
    return digits.length() <= 9 && digits.charAt(0) != '0' && digits.charAt(0) != '1';
  }

  private static Phonenumber.@Nullable PhoneNumber library(String number, String region) {
    try {
      return NUMBERS.parse(number, region);
    } catch (NumberParseException _) {
      return null;
    }
  }
}

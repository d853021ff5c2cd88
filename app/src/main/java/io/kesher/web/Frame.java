package io.kesher.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a page needs to speak: the reader's language, the office's money and zone, the navigation.
 * Any controller method may take one as an argument; every template has it as its first parameter.
 */
public record Frame(
    Language language,
    Theme theme,
    OfficeSign office,
    @Nullable Reader reader,
    String csrf,
    String path,
    List<Place> places,
    Predicate<String> permitted,
    Assets assets,
    Messages messages,
    Function<Frame, Optional<Undo>> done) {

  /**
   * The text of a message key in the reader's language; numbers among the arguments may be {@link
   * Figure}s.
   */
  public String say(String key, Object... arguments) {
    return messages.say(language, key, arguments);
  }

  /**
   * Whether the reader may, so that a page offers no more than they can do. That what it does not
   * offer is also refused is the route's business.
   */
  public boolean may(String permission) {
    return permission.equals(May.SELF) ? reader != null : permitted.test(permission);
  }

  /** What was done before this page opened and can be taken back. */
  public @Nullable Undo undo() {
    return done.apply(this).orElse(null);
  }

  public String asset(String file) {
    return assets.path(file);
  }

  /** Money to the whole unit: {@code −₪1,320}. */
  public Figure money(BigDecimal amount) {
    return figures().money(amount, 0);
  }

  /** Money to the agora: {@code −₪1,319.60}. */
  public Figure exactMoney(BigDecimal amount) {
    return figures().money(amount, office.currency().getDefaultFractionDigits());
  }

  public Figure number(long number) {
    return figures().number(BigDecimal.valueOf(number), 0);
  }

  public Figure number(BigDecimal number, int decimals) {
    return figures().number(number, decimals);
  }

  /** A fraction as per cent: {@code 0.333} is {@code 33%}. */
  public Figure percent(BigDecimal fraction) {
    return figures().percent(fraction, 0);
  }

  public Figure percent(BigDecimal fraction, int decimals) {
    return figures().percent(fraction, decimals);
  }

  /** Seconds as hours, without the word. */
  public Figure hours(BigDecimal seconds, int decimals) {
    return figures().hours(seconds, decimals);
  }

  /** Seconds as whole hours, without the word. */
  public Figure hours(long seconds) {
    return figures().hours(BigDecimal.valueOf(seconds), 0);
  }

  /** Seconds as whole minutes, without the word. */
  public Figure minutes(long seconds) {
    return figures().minutes(BigDecimal.valueOf(seconds));
  }

  /** {@code 22/11/2026}. */
  public Figure date(LocalDate day) {
    return figures().date(day);
  }

  /** {@code 11/2026}. */
  public Figure month(YearMonth month) {
    return figures().month(month);
  }

  /** {@code 22/11/2026 14:05} in the office's zone. */
  public Figure instant(Instant moment) {
    return figures().instant(moment);
  }

  /** The sign of the office's currency: {@code ₪}. */
  public String currencySign() {
    return figures().symbol().strip();
  }

  public List<Place> places(PlaceGroup group) {
    return places.stream().filter(place -> place.group() == group).toList();
  }

  private Figures figures() {
    return new Figures(office.currency(), office.zone());
  }
}

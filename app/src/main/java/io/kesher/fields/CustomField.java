package io.kesher.fields;

import io.kesher.values.Folded;
import io.kesher.values.Parsing;
import io.kesher.values.VisibleText;
import io.kesher.web.Frame;
import io.kesher.web.Language;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the office itself wants to know of its customers.
 *
 * @param code what programs call it; never changed
 * @param nameHe one of the two names at least is there
 * @param help what to write into it
 * @param required whoever writes down somebody new says it, and nobody takes it away
 * @param archived asked and shown no more; its values stay
 * @param used whether it ever had a value: its type stays then
 * @param choices in their order, the retired ones among them
 */
public record CustomField(
    long id,
    String code,
    Type type,
    @Nullable String nameHe,
    @Nullable String nameEn,
    @Nullable String help,
    boolean required,
    boolean archived,
    boolean used,
    List<Choice> choices,
    int version) {
  private static final String PREFIX = "custom.";

  public CustomField {
    choices = List.copyOf(choices);
  }

  public enum Type {
    TEXT,
    NUMBER,
    DATE,
    CHOICE,
    MULTI_CHOICE,
    LINK,
    YES_NO;

    static Type of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean hasChoices() {
      return this == CHOICE || this == MULTI_CHOICE;
    }
  }

  /**
   * One of the values that there are.
   *
   * @param retired whoever has it keeps it, and nobody is given it any more
   */
  public record Choice(
      String code, @Nullable String nameHe, @Nullable String nameEn, boolean retired) {
    public String label(Language language) {
      return either(language, nameHe, nameEn);
    }

    private boolean isCalled(Folded name) {
      return Stream.of(code, nameHe, nameEn)
          .filter(Objects::nonNull)
          .anyMatch(each -> Folded.of(each).equals(name));
    }
  }

  /** Its name in a language; in the other one where it has no name in this. */
  public String label(Language language) {
    return either(language, nameHe, nameEn);
  }

  private static String either(Language language, @Nullable String he, @Nullable String en) {
    var own = language == Language.HEBREW ? he : en;
    var other = language == Language.HEBREW ? en : he;
    return Objects.requireNonNull(own != null ? own : other);
  }

  /** As forms, filters, files and faults name it: {@code custom.branch}. */
  public String name() {
    return PREFIX + code;
  }

  /** As a role's rule names it: {@code customers.custom.branch}. */
  public String rule() {
    return rule(code);
  }

  public static String rule(String code) {
    return "customers." + PREFIX + code;
  }

  public Optional<Choice> choice(String code) {
    return choices.stream().filter(choice -> choice.code().equals(code)).findFirst();
  }

  /** The choice of this code or name, in any spelling of the same letters. */
  Optional<Choice> called(String name) {
    var folded = Folded.of(name);
    return choice(name)
        .or(() -> choices.stream().filter(choice -> choice.isCalled(folded)).findFirst());
  }

  /** What a cell of a file says, whose choices may go by their names. */
  public Parsing<CustomValue> read(Object cell) {
    return Reading.ofCell(this, cell);
  }

  /** Those that can be chosen by whoever has this now. */
  public List<Choice> offered(List<String> now) {
    return choices.stream()
        .filter(choice -> !choice.retired() || now.contains(choice.code()))
        .toList();
  }

  /** A value in words. */
  public String show(Frame frame, CustomValue value) {
    return switch (value) {
      case CustomValue.Text(var text) -> text;
      case CustomValue.Number(var number) -> frame.number(number, number.scale()).text();
      case CustomValue.Day(var day) -> frame.date(day).text();
      case CustomValue.Choice(var chosen) -> label(frame, chosen);
      case CustomValue.Choices(var codes) ->
          codes.stream().map(each -> label(frame, each)).collect(Collectors.joining(", "));
      case CustomValue.Link(var address) -> address;
      case CustomValue.YesNo(var yes) -> frame.say(yes ? "fields.yes" : "fields.no");
    };
  }

  /** What a form keeps, as somebody would say it; of several choices one stands in each line. */
  public JsonNode said(String typed) {
    if (type != Type.MULTI_CHOICE) {
      return JsonNodeFactory.instance.stringNode(typed);
    }
    var codes = JsonNodeFactory.instance.arrayNode();
    typed.lines().map(VisibleText::strip).filter(line -> !line.isEmpty()).forEach(codes::add);
    return codes;
  }

  /** What a form keeps, in words; as it was typed where it is nothing that the field holds. */
  public String show(Frame frame, String typed) {
    return Reading.of(this, said(typed))
        .flatMap(read ->
            read instanceof Parsing.Parsed<CustomValue>(var value, var _)
                ? Optional.of(show(frame, value))
                : Optional.empty())
        .orElse(typed);
  }

  private String label(Frame frame, String choice) {
    return choice(choice).map(found -> found.label(frame.language())).orElse(choice);
  }
}

package io.kesher.views;

import io.kesher.api.Filter;
import io.kesher.api.Filter.FromToday;
import io.kesher.api.Filter.Test;
import io.kesher.api.FilterText;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a filter in the reader's language. */
public final class FilterWords {
  private final Frame frame;
  private final Map<String, FilterTerm> terms;

  public FilterWords(Frame frame, List<FilterTerm> terms) {
    this.frame = frame;
    this.terms = terms.stream().collect(Collectors.toMap(FilterTerm::name, Function.identity()));
  }

  /**
   * One of the parts that are all to hold.
   *
   * @param words what it asks
   * @param rest the filter without it, as it is written; blank where nothing is left
   */
  public record Chip(String words, String rest) {}

  /** A filter part by part, each of which can be left out. */
  public List<Chip> chips(Filter filter) {
    List<Filter> parts = flat(filter);
    List<Chip> chips = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      var rest = new ArrayList<>(parts);
      rest.remove(i);
      chips.add(new Chip(say(parts.get(i)), FilterText.write(new Filter.All(rest))));
    }
    return chips;
  }

  private static List<Filter> flat(Filter filter) {
    return filter instanceof Filter.All(var parts)
        ? parts.stream().flatMap(part -> flat(part).stream()).toList()
        : List.of(filter);
  }

  private String say(Filter filter) {
    return switch (filter) {
      case Filter.All(var parts) -> joined(parts, "views.and");
      case Filter.Any(var parts) -> joined(parts, "views.or");
      case Filter.Not(var part) -> frame.say("views.not", say(part));
      case Test test -> test(test);
    };
  }

  private String joined(List<Filter> parts, String key) {
    return parts.stream().map(this::say).collect(Collectors.joining(" " + frame.say(key) + " "));
  }

  private String test(Test test) {
    var term = terms.get(test.field().name());
    var title = term == null ? test.field().name() : term.title();
    var row = FilterForm.row(test).orElse(null);
    var asked = row == null || row.asking() == null ? test.operator().name() : row.asking().name();
    var values =
        row != null && row.asking() != null && row.asking().takesDays()
            ? frame.number(Long.parseLong(row.value())).text()
            : test.values().stream()
                .map(value -> value(test, term, value))
                .collect(Collectors.joining(", "));
    return title + " " + frame.say("views.said." + asked, values);
  }

  private String value(Test test, @Nullable FilterTerm term, Object value) {
    return switch (value) {
      case FromToday(int days) ->
          days == 0
              ? frame.say("views.today")
              : frame.say(days > 0 ? "views.days-on" : "views.days-ago", Math.abs(days));
      case LocalDate day -> frame.date(day).text();
      case BigDecimal number ->
          switch (test.field().type()) {
            case MONEY -> frame.money(number).text();
            default ->
                frame
                    .number(number, Math.min(2, Math.max(0, number.stripTrailingZeros().scale())))
                    .text();
          };
      case Boolean yes -> frame.say(yes ? "views.yes" : "views.no");
      default -> term == null ? value.toString() : term.choice().apply(frame, value.toString());
    };
  }
}

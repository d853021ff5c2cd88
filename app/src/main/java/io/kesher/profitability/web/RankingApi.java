package io.kesher.profitability.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kesher.agreements.ProductLine;
import io.kesher.agreements.ProductLines;
import io.kesher.api.Filter;
import io.kesher.api.Paged;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.profitability.KnownColumns;
import io.kesher.profitability.Ranking;
import io.kesher.profitability.Ranking.After;
import io.kesher.profitability.Ranking.Ranked;
import io.kesher.profitability.Ranking.Search;
import io.kesher.profitability.Ranking.Sums;
import io.kesher.profitability.StandardPeriod;
import io.kesher.values.Period;
import io.kesher.web.Asked;
import io.kesher.web.Cursor;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@May("customers:see")
@RestController
@RequestMapping("/api/v1/customers")
@Tag(name = "customers")
class RankingApi {
  private final Ranking ranking;
  private final ProductLines lines;
  private final StandardPeriod standardPeriod;

  RankingApi(Ranking ranking, ProductLines lines, StandardPeriod standardPeriod) {
    this.ranking = ranking;
    this.lines = lines;
    this.standardPeriod = standardPeriod;
  }

  @GetMapping
  @Operation(
      summary = "Customers with their facts",
      description =
          "Sorted by contribution, income, time, trend or name; a minus turns the order over. Ties go by external id,"
              + " as numbers where they are numbers. A ranking by facts leaves out customers without any entry in the"
              + " period unless `everybody` is true; by name, or with a search text, everybody is there. The next page"
              + " is `?after=` the `next` of this one; `next` is absent on the last page. With `columns` each customer has"
              + " `cells`: what stands in these columns of the list, nothing where nothing does.")
  PageJson index(@ParameterObject @ModelAttribute Wish wish) {
    var limit = Math.clamp(wish.limit() == null ? 50 : wish.limit(), 1, 500);
    var search = search(wish);
    var shown = CustomersWish.columns(wish.columns(), search.columns());
    var found = ranking.page(search, shown, after(wish.after()), limit + 1);
    var page = found.size() > limit ? found.subList(0, limit) : found;
    var last = page.isEmpty() ? null : page.getLast().at();
    return new PageJson(
        search.period().from(),
        search.period().to(),
        page.stream().map(each -> RankedJson.of(each, !shown.isEmpty())).toList(),
        found.size() > limit && last != null ? cursor(last) : null);
  }

  @GetMapping("/groups")
  @Operation(
      summary = "Customers counted by what stands in a column, the largest groups first",
      description =
          "Of those that the same question without `by` lists. At most 200 groups; `key` is absent for those in none. Money"
              + " and time are of the customers whose ledgers the caller may see, and absent where these are nobody's.")
  GroupsJson groups(
      @Parameter(description = "name of a column: owner, team, tag, group …") @RequestParam
          String by,
      @ParameterObject @ModelAttribute Wish wish) {
    boolean money = Viewers.current().may("ledger:see");
    return new GroupsJson(
        ranking.groups(search(wish), by).stream().map(each -> GroupJson.of(each, money)).toList());
  }

  record GroupsJson(List<GroupJson> items) {}

  /**
   * One group.
   *
   * @param key what stands in the column; absent where nothing does
   */
  record GroupJson(
      @Nullable String key,
      long customers,
      @Nullable BigDecimal contribution,
      @Nullable BigDecimal income,
      @Nullable Long seconds) {
    static GroupJson of(Sums sums, boolean money) {
      return new GroupJson(
          sums.key(),
          sums.customers(),
          money ? sums.contribution() : null,
          money ? sums.income() : null,
          money ? (Long) sums.seconds() : null);
    }
  }

  /** What can be asked for. */
  record Wish(
      @Parameter(description = "-contribution, income, -time, trend, name …") @Nullable String sort,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Parameter(description = "A, B, C, D or N") @Nullable Group group,
      @Parameter(description = "code of a product line that brought income") @Nullable String line,
      @Parameter(description = "part of a name, an id, a phone or an e-mail") @Nullable String q,
      @Parameter(description = "only customers whose contribution is below zero")
          @Nullable Boolean negative,
      @Nullable Boolean everybody,
      @Parameter(description = "as in: contribution lt 0 and (group eq 'A' or line eq 'motor')")
          @Nullable String filter,
      @Parameter(description = "names of columns with commas between them, as in: owner,team,tag")
          @Nullable String columns,
      @Nullable String after,
      @Parameter(description = "1 to 500, 50 without it") @Nullable Integer limit) {}

  private Search search(Wish wish) {
    Period period =
        wish.from() == null && wish.to() == null
            ? standardPeriod.current()
            : Asked.period(wish.from(), wish.to());
    String sort = wish.sort() == null ? "name" : wish.sort();
    boolean descending = sort.startsWith("-");
    String by = CustomersWish.sort(descending ? sort.substring(1) : sort);
    String text = wish.q() == null ? "" : wish.q();
    boolean everybody =
        wish.everybody() == null ? by.equals("name") || !text.isBlank() : wish.everybody();
    var known = ranking.columns();
    return new Search(known, period, text, everybody, filter(wish, known), by, descending);
  }

  private Filter filter(Wish wish, KnownColumns known) {
    var chosen =
        Chosen.words(wish.group(), line(wish.line()), Boolean.TRUE.equals(wish.negative()), null);
    return new Filter.All(List.of(known.filter(chosen), known.filter(wish.filter())));
  }

  private @Nullable ProductLine line(@Nullable String code) {
    return code == null || code.isBlank()
        ? null
        : lines
            .find(code)
            .orElseThrow(
                () -> Refusal.of(HttpStatus.BAD_REQUEST, "profitability.refusal.line", code));
  }

  static String cursor(After at) {
    return Cursor.write(at.value() == null ? "" : at.value(), at.tie());
  }

  static @Nullable After after(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 2);
    return parts == null
        ? null
        : new After(parts.getFirst().isEmpty() ? null : parts.getFirst(), parts.getLast());
  }

  record PageJson(LocalDate from, LocalDate to, List<RankedJson> items, @Nullable String next)
      implements Paged {}

  record RankedJson(
      long id,
      @Nullable String externalId,
      @Nullable String name,
      @Nullable Group group,
      boolean waiting,
      @JsonUnwrapped @Nullable FactsJson facts,
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @Schema(description = "by the names of the columns that were asked for")
          @Nullable Map<String, Object> cells) {
    static RankedJson of(Ranked ranked, boolean shown) {
      return new RankedJson(
          ranked.id().value(),
          ranked.externalId(),
          ranked.name(),
          ranked.group(),
          ranked.raw() != ranked.group(),
          ranked.facts() == null ? null : FactsJson.of(ranked.facts()),
          shown ? ranked.cells() : null);
    }
  }
}

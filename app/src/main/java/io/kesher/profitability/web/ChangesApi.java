package io.kesher.profitability.web;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.select;

import io.kesher.customers.BulkChange;
import io.kesher.customers.BulkChanges;
import io.kesher.customers.Customers;
import io.kesher.profitability.Ranking;
import io.kesher.profitability.Ranking.Search;
import io.kesher.profitability.StandardPeriod;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("customers:change")
@RestController
@RequestMapping("/api/v1/customer-changes")
@Tag(name = "customers")
class ChangesApi {
  private final BulkChanges changes;
  private final Ranking ranking;
  private final StandardPeriod standardPeriod;

  ChangesApi(BulkChanges changes, Ranking ranking, StandardPeriod standardPeriod) {
    this.changes = changes;
    this.ranking = ranking;
    this.standardPeriod = standardPeriod;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Set a column of all customers that fit",
      description =
          "Goes on as a job; ask for it at its Location. `field` is owner, team, since or another column that can be"
              + " set, or tag, whose `detail` names the tag. Without a `value` the column is emptied, or the tag taken"
              + " off. `filter` and `q` are those of the list of customers, over the standard period, `customers` names"
              + " some; without any of them it is everybody. Of all of these, those that are yours to change.")
  ChangeJson create(HttpServletResponse response, @RequestBody WishJson wish) {
    long id =
        changes.begin(
            whom(wish),
            new BulkChanges.Wish(
                Objects.requireNonNullElse(wish.field(), ""),
                wish.detail(),
                Objects.requireNonNullElse(wish.value(), "")));
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/customer-changes/" + id);
    return show(id);
  }

  @GetMapping("/{id}")
  @Operation(summary = "How far it is")
  ChangeJson show(@PathVariable long id) {
    return ChangeJson.of(changes.find(id));
  }

  @PostMapping("/{id}/undoing")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Give them back what they had",
      description =
          "But for those of whom somebody has changed it meanwhile. 409 as long as it is under way.")
  ChangeJson undo(@PathVariable long id) {
    changes.undo(id);
    return show(id);
  }

  private Select<? extends Record1<Long>> whom(WishJson wish) {
    if (wish.customers() != null) {
      return select(CUSTOMER.ID)
          .from(CUSTOMER)
          .where(CUSTOMER.ID.in(wish.customers()), Customers.visible());
    }
    var known = ranking.columns();
    var filter = known.filter(wish.filter());
    return ranking.ids(
        new Search(
            known,
            standardPeriod.current(),
            Objects.requireNonNullElse(wish.q(), ""),
            true,
            filter,
            "name",
            false));
  }

  record WishJson(
      @Nullable String field,
      @Nullable String detail,
      @Nullable String value,
      @Nullable String filter,
      @Nullable String q,
      @Nullable List<Long> customers) {}

  record ChangeJson(
      long id,
      String field,
      @Nullable String detail,
      @Nullable String value,
      BulkChange.State state,
      long customers,
      long done,
      long changed,
      long leftOut,
      Instant at) {
    static ChangeJson of(BulkChange change) {
      return new ChangeJson(
          change.id(),
          change.field(),
          change.detail(),
          change.value(),
          change.state(),
          change.customers(),
          change.done(),
          change.changed(),
          change.leftOut(),
          change.at());
    }
  }
}

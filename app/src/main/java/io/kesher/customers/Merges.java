package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.MERGE;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.select;

import io.kesher.db.customers.Routines;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFields;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one customer of two, and two again: only ever because somebody says so. How the rows move
 * stands in {@code R__customers_merge.sql}.
 */
@Service
public class Merges {
  private static final String PERMISSION = "customers:manage";
  private static final int MOST_SHOWN = 20;

  private final DSLContext database;
  private final Customers customers;
  private final CustomFields fields;
  private final ApplicationEventPublisher events;

  Merges(
      DSLContext database,
      Customers customers,
      CustomFields fields,
      ApplicationEventPublisher events) {
    this.database = database;
    this.customers = customers;
    this.fields = fields;
    this.events = events;
  }

  /**
   * Makes one of them.
   *
   * @param taken the fields that the one who is kept takes from the other
   * @param custom codes of the custom fields of which it takes the other's value, or none
   * @return names the merge
   * @throws Refusal 409 where they are the same, or one of them is part of another already
   */
  @Transactional
  public long merge(CustomerId kept, CustomerId gone, Set<Merge.Field> taken, Set<String> custom) {
    if (kept.equals(gone)) {
      throw Refusal.of(HttpStatus.CONFLICT, "customers.refusal.merge-self");
    }
    require(kept);
    require(gone);
    var columns =
        Stream.concat(
                taken.stream().flatMap(field -> Arrays.stream(field.columns())),
                fields.shown().all().stream()
                    .filter(field -> custom.contains(field.code()))
                    .map(CustomField::name))
            .toArray(String[]::new);
    long id =
        Routines.merge(database.configuration(), kept.value(), gone.value(), columns, Viewers.by());
    events.publishEvent(new CustomersMerged(kept, gone));
    return id;
  }

  /** The same, where no custom field is taken. */
  @Transactional
  public long merge(CustomerId kept, CustomerId gone, Set<Merge.Field> taken) {
    return merge(kept, gone, taken, Set.of());
  }

  /**
   * Makes two of them again. Asking twice is asking once.
   *
   * @throws Refusal 409 where a later merge of the same customer stands, or somebody else has their
   *     number meanwhile
   */
  @Transactional
  public void undo(long id) {
    var merge = find(id);
    if (merge.undoneAt() != null) {
      return;
    }
    customers.require(merge.kept(), PERMISSION);
    if (database.fetchExists(MERGE, standing(merge.kept()).and(MERGE.ID.gt(id)))) {
      throw Refusal.of(HttpStatus.CONFLICT, "customers.refusal.merge-later");
    }
    try {
      Routines.unmerge(database.configuration(), id, Viewers.by());
    } catch (DuplicateKeyException taken) {
      throw Refusal.of(HttpStatus.CONFLICT, "customers.refusal.merge-number");
    }
    events.publishEvent(new CustomersMerged(merge.kept(), merge.gone()));
  }

  /**
   * @throws Refusal 404 where there is none, or the reader may not see whom it left
   */
  public Merge find(long id) {
    return merges(MERGE.ID.eq(id)).stream().findFirst().orElseThrow(Refusal::notFound);
  }

  /** Who became part of this customer, the latest first. */
  public List<Merge> into(CustomerId kept) {
    return merges(standing(kept));
  }

  /** In whom the reader finds whoever is there no more. */
  public Optional<CustomerId> keeper(CustomerId gone) {
    return merges(MERGE.GONE_ID.eq(gone.value()).and(MERGE.UNDONE_AT.isNull())).stream()
        .map(Merge::kept)
        .findFirst();
  }

  private void require(CustomerId id) {
    if (keeper(id).isPresent()) {
      throw Refusal.of(HttpStatus.CONFLICT, "customers.refusal.merge-again");
    }
    customers.require(id, PERMISSION);
  }

  private static Condition standing(CustomerId kept) {
    return MERGE.KEPT_ID.eq(kept.value()).and(MERGE.UNDONE_AT.isNull());
  }

  private List<Merge> merges(Condition condition) {
    return database
        .select(
            MERGE.ID,
            MERGE.KEPT_ID,
            MERGE.GONE_ID,
            MERGE.AT,
            MERGE.UNDONE_AT,
            jsonbGetAttributeAsText(MERGE.GONE, "display_name").as("name"))
        .from(MERGE)
        .where(condition)
        .and(MERGE.KEPT_ID.in(select(CUSTOMER.ID).from(CUSTOMER).where(Customers.visible())))
        .orderBy(MERGE.ID.desc())
        .limit(MOST_SHOWN)
        .fetch(Merges::merge);
  }

  private static Merge merge(Record row) {
    return new Merge(
        row.get(MERGE.ID),
        new CustomerId(row.get(MERGE.KEPT_ID)),
        new CustomerId(row.get(MERGE.GONE_ID)),
        row.get("name", String.class),
        row.get(MERGE.AT),
        row.get(MERGE.UNDONE_AT));
  }
}

package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.TAG;
import static io.kesher.db.customers.Tables.TAGGING;
import static org.jooq.impl.DSL.select;

import io.kesher.audit.Reads;
import io.kesher.identity.Settled;
import io.kesher.values.Folded;
import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The office's own words for its customers. A word in other letters of the same sound is the same.
 */
@Service
public class Tags {
  static final int LONGEST = 60;
  static final int MOST = 50;
  private static final int SUGGESTED = 200;

  private final DSLContext database;
  private final Customers customers;
  private final Reads reads;

  Tags(DSLContext database, Customers customers, Reads reads) {
    this.database = database;
    this.customers = customers;
    this.reads = reads;
  }

  /**
   * @throws Refusal 404 where the reader may not see the customer
   */
  public List<String> of(CustomerId customer) {
    customers.require(customer);
    reads.saw("customer", customer.value());
    return database
        .select(TAG.NAME)
        .from(TAGGING)
        .join(TAG)
        .on(TAG.ID.eq(TAGGING.TAG_ID))
        .where(TAGGING.CUSTOMER_ID.eq(customer.value()))
        .orderBy(TAG.NAME.collate("he-x-icu"))
        .fetch(TAG.NAME);
  }

  /** Those that the office uses, by name: for whoever begins to type one. */
  public List<String> all() {
    return Settled.ask(Tags.class, this::readAll);
  }

  private List<String> readAll() {
    return database
        .select(TAG.NAME)
        .from(TAG)
        .orderBy(TAG.NAME.collate("he-x-icu"))
        .limit(SUGGESTED)
        .fetch(TAG.NAME);
  }

  /**
   * Puts a tag on a customer; one that is there already stays there.
   *
   * @return the tag as the office spells it
   * @throws Refusal 404 or 403 as {@link Customers#require(CustomerId, String)}, 422 where the name
   *     is none or there are too many
   */
  @Transactional
  public String add(CustomerId customer, @Nullable String typed) {
    customers.require(customer, "customers:change");
    var name = name(typed);
    var tag = tag(name);
    database
        .insertInto(TAGGING)
        .set(TAGGING.CUSTOMER_ID, customer.value())
        .set(TAGGING.TAG_ID, tag)
        .onConflictDoNothing()
        .execute();
    if (database.fetchCount(TAGGING, TAGGING.CUSTOMER_ID.eq(customer.value())) > MOST) {
      throw Refusal.of(List.of(FieldFault.of("name", "customers.fault.tags", MOST)));
    }
    return database.select(TAG.NAME).from(TAG).where(TAG.ID.eq(tag)).fetchSingle().value1();
  }

  /** Takes a tag off. Asking twice is asking once. */
  @Transactional
  public void remove(CustomerId customer, String name) {
    customers.require(customer, "customers:change");
    database
        .deleteFrom(TAGGING)
        .where(TAGGING.CUSTOMER_ID.eq(customer.value()))
        .and(TAGGING.TAG_ID.in(select(TAG.ID).from(TAG).where(TAG.KEY.eq(key(name)))))
        .execute();
  }

  /** The customers who have a tag. */
  public static Condition any() {
    return CUSTOMER.ID.in(select(TAGGING.CUSTOMER_ID).from(TAGGING));
  }

  /** The customers who have this tag, in any spelling of the same letters. */
  public static Condition named(String name) {
    return tagged(TAG.KEY.eq(key(name)));
  }

  /** The customers who have a tag with these letters in it. */
  public static Condition containing(String part) {
    return tagged(TAG.KEY.contains(key(part)));
  }

  /** The customers who have a tag that begins with these letters. */
  public static Condition beginning(String part) {
    return tagged(TAG.KEY.startsWith(key(part)));
  }

  private static Condition tagged(Condition fits) {
    return CUSTOMER.ID.in(
        select(TAGGING.CUSTOMER_ID)
            .from(TAGGING)
            .join(TAG)
            .on(TAG.ID.eq(TAGGING.TAG_ID))
            .where(fits));
  }

  /**
   * The tag of a name, made where there is none yet, as the office spells it.
   *
   * @throws Refusal 422 where the name is none
   */
  @Transactional
  public String made(@Nullable String typed) {
    var tag = tag(name(typed));
    return database.select(TAG.NAME).from(TAG).where(TAG.ID.eq(tag)).fetchSingle().value1();
  }

  private long tag(String name) {
    database
        .insertInto(TAG)
        .set(TAG.NAME, name)
        .set(TAG.KEY, key(name))
        .onConflictDoNothing()
        .execute();
    return database.select(TAG.ID).from(TAG).where(TAG.KEY.eq(key(name))).fetchSingle().value1();
  }

  private static String name(@Nullable String typed) {
    var name = typed == null ? "" : VisibleText.strip(typed);
    if (name.isEmpty() || key(name).isEmpty()) {
      throw Refusal.of(List.of(FieldFault.of("name", "web.field.required")));
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw Refusal.of(List.of(FieldFault.of("name", "web.problem.character")));
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      throw Refusal.of(List.of(FieldFault.of("name", "web.field.too-long", LONGEST)));
    }
    return name;
  }

  static String key(String name) {
    return Folded.of(name).text();
  }
}

package io.kesher.files;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.files.Tables.FILE;
import static io.kesher.db.files.Tables.PICTURE;
import static io.kesher.db.files.Tables.REMOVAL;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Trash;
import io.kesher.customers.TrashShelf.Lying;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.web.Once;
import io.kesher.web.Refusal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record6;
import org.jooq.SelectConditionStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The files of all customers. */
@Service
public class Files {
  public static final String SEE = "files:see";
  static final String DELETE = "files:delete";

  private static final Field<Boolean> PICTURED =
      field(exists(selectOne().from(PICTURE).where(PICTURE.FILE_ID.eq(FILE.ID))));
  private static final Name HELD = DSL.name("held");
  private static final Condition THERE = REMOVAL.AT.isNull();

  /**
   * The page of a customer asks twice for the newest: where files are shown, and among all else.
   */
  private static final int NEWEST = 60;

  private final DSLContext database;
  private final Customers customers;
  private final Reads reads;
  private final FileHolders holders;

  Files(DSLContext database, Customers customers, Reads reads, FileHolders holders) {
    this.holders = holders;
    this.database = database;
    this.customers = customers;
    this.reads = reads;
  }

  /** Where a page goes on: behind the file of this moment and number. */
  public record After(Instant at, long id) {
    static final After NOTHING = new After(Instant.parse("2200-01-01T00:00:00Z"), 0);
  }

  /**
   * @param next absent on the last page
   */
  public record Page(List<KeptFile> files, @Nullable After next) {}

  /**
   * Those of one customer, without what lies in the trash, the newest first.
   *
   * @param held with what they lie; absent for all
   */
  public Page page(CustomerId customer, @Nullable Held held, @Nullable After after, int limit) {
    var found = behind(customer, held, after == null ? After.NOTHING : after, limit + 1);
    var page = found.size() > limit ? found.subList(0, limit) : found;
    var last = page.isEmpty() ? null : page.getLast();
    return new Page(
        List.copyOf(page),
        found.size() > limit && last != null ? new After(last.addedAt(), last.id()) : null);
  }

  List<KeptFile> behind(CustomerId customer, @Nullable Held held, After after, int limit) {
    if (held != null || !after.equals(After.NOTHING) || limit > NEWEST) {
      return read(customer, held, after, limit);
    }
    var newest =
        Once.ask(
            List.of(Files.class, Viewers.current(), customer),
            () -> read(customer, null, after, NEWEST));
    return newest.subList(0, Math.min(limit, newest.size()));
  }

  private List<KeptFile> read(CustomerId customer, @Nullable Held held, After after, int limit) {
    customers.require(customer, SEE);
    var of = holders.of(customer, held, FILE.ID);
    reads.saw("file", customer.value());
    return files()
        .where(FILE.CUSTOMER_ID.eq(customer.value()), THERE, of, holders.seen(FILE.ID))
        .and(row(FILE.ADDED_AT, FILE.ID).lt(after.at(), after.id()))
        .orderBy(FILE.ADDED_AT.desc(), FILE.ID.desc())
        .limit(limit)
        .fetch(Files::file);
  }

  /**
   * One of this customer's, also in the trash; another's is not found.
   *
   * @throws Refusal 404, or 403 where the reader sees the customer, but not this
   */
  public KeptFile find(CustomerId customer, long id) {
    var found = require(customer, id, SEE);
    reads.saw("file", customer.value());
    return found;
  }

  /** The same for handing it out, which is noted as an export. */
  public KeptFile handOut(CustomerId customer, long id) {
    var found = require(customer, id, SEE);
    reads.saw(Verb.EXPORT, "file", List.of(customer.value()));
    return found;
  }

  KeptFile require(CustomerId customer, long id, String permission) {
    customers.require(customer, permission);
    return files()
        .where(FILE.ID.eq(id), FILE.CUSTOMER_ID.eq(customer.value()), holders.seen(FILE.ID))
        .fetchOptional(Files::file)
        .orElseThrow(Refusal::notFound);
  }

  /** Those in the trash that the reader might take out again, the latest first. */
  List<Lying> trashed(Trash.@Nullable After after, int limit) {
    var found =
        lying()
            .and(
                after == null ? noCondition() : row(REMOVAL.AT, FILE.ID).lt(after.at(), after.id()))
            .orderBy(REMOVAL.AT.desc(), FILE.ID.desc())
            .limit(limit)
            .fetch(Files::lying);
    reads.saw(
        Verb.LIST, "file", found.stream().map(Lying::customer).map(CustomerId::value).toList());
    return found;
  }

  Optional<Lying> trashed(long id) {
    return lying().and(FILE.ID.eq(id)).fetchOptional(Files::lying);
  }

  /** With whom a file lies. */
  Optional<CustomerId> customer(long id) {
    return database
        .select(FILE.CUSTOMER_ID.convertFrom(CustomerId::new))
        .from(FILE)
        .where(FILE.ID.eq(id))
        .fetchOptional(Record1::value1);
  }

  private SelectConditionStep<Record6<Long, String, Instant, String, Long, String>> lying() {
    return database
        .select(FILE.ID, FILE.NAME, REMOVAL.AT, EMPLOYEE.NAME, CUSTOMER.ID, CUSTOMER.DISPLAY_NAME)
        .from(REMOVAL)
        .join(FILE)
        .on(FILE.ID.eq(REMOVAL.FILE_ID))
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(FILE.CUSTOMER_ID))
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(REMOVAL.BY_ID))
        .where(Customers.visible(SEE, DELETE))
        .and(holders.seen(FILE.ID));
  }

  private static Lying lying(Record row) {
    return new Lying(
        row.get(FILE.ID),
        row.get(FILE.NAME),
        new CustomerId(row.get(CUSTOMER.ID)),
        row.get(CUSTOMER.DISPLAY_NAME),
        row.get(REMOVAL.AT),
        row.get(EMPLOYEE.NAME));
  }

  /**
   * It as an image; the list in which it stands says who has seen it.
   *
   * @return empty where it cannot be shown
   */
  public Optional<byte[]> picture(CustomerId customer, long id, boolean large) {
    customers.require(customer, SEE);
    if (large) {
      reads.saw("file", customer.value());
    }
    return database
        .select(PICTURE.BYTES)
        .from(PICTURE)
        .join(FILE)
        .on(FILE.ID.eq(PICTURE.FILE_ID))
        .where(FILE.ID.eq(id), FILE.CUSTOMER_ID.eq(customer.value()), holders.seen(FILE.ID))
        .and(PICTURE.SIZE.eq((large ? Pictures.Size.LARGE : Pictures.Size.SMALL).code()))
        .fetchOptional(PICTURE.BYTES);
  }

  private SelectOnConditionStep<Record> files() {
    return database
        .select(
            FILE.ID,
            FILE.CUSTOMER_ID,
            FILE.NAME,
            FILE.KIND,
            FILE.BYTES,
            FILE.SHA256,
            FILE.NOTE,
            FILE.ADDED_BY,
            FILE.ADDED_AT,
            FILE.VERSION)
        .select(EMPLOYEE.NAME, REMOVAL.AT, PICTURED, holders.held(FILE.ID).as(HELD))
        .from(FILE)
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(FILE.ADDED_BY))
        .leftJoin(REMOVAL)
        .on(REMOVAL.FILE_ID.eq(FILE.ID));
  }

  private static KeptFile file(Record row) {
    return new KeptFile(
        row.get(FILE.ID),
        new CustomerId(row.get(FILE.CUSTOMER_ID)),
        new FileName(row.get(FILE.NAME)),
        ContentKind.of(row.get(FILE.KIND)),
        row.get(FILE.BYTES),
        HexFormat.of().formatHex(row.get(FILE.SHA256)),
        row.get(FILE.NOTE),
        EmployeeId.ofNullable(row.get(FILE.ADDED_BY)),
        row.get(EMPLOYEE.NAME),
        row.get(FILE.ADDED_AT),
        row.get(FILE.VERSION),
        row.get(REMOVAL.AT),
        row.get(PICTURED),
        Held.read(row.get(HELD, String.class)));
  }
}

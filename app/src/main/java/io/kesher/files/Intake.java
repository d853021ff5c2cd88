package io.kesher.files;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.files.Tables.FILE;
import static io.kesher.db.files.Tables.PICTURE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.files.Pictures.Picture;
import io.kesher.files.Sniffer.Sniffed;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import io.kesher.web.TemporaryFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files in: looks at what they are before anything of them is kept. */
@Service
public class Intake {
  private final DSLContext database;
  private final Customers customers;
  private final io.kesher.files.Files files;
  private final FileContent content;
  private final Allowances allowances;
  private final FileHolders holders;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Intake(
      DSLContext database,
      Customers customers,
      io.kesher.files.Files files,
      FileContent content,
      Allowances allowances,
      FileHolders holders,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.customers = customers;
    this.files = files;
    this.content = content;
    this.allowances = allowances;
    this.holders = holders;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * @param held with what it lies, besides the customer
   * @param called whatever it is called where it comes from
   * @throws Refusal 404 and 403 by the customer and by what it lies with; 413 where it is too large
   *     or too much lies there; 422 where it is empty, a program, or not what its name says
   */
  public KeptFile take(
      CustomerId customer, @Nullable Held held, @Nullable String called, InputStream body) {
    customers.require(customer, "files:create");
    var holder = held == null ? null : holders.require(customer, held);
    try (var file = TemporaryFile.of(body, allowances.current().fileBytes(), Intake::tooLarge)) {
      var sniffed = Sniffer.sniff(FileName.of(called == null ? "" : called), file.path());
      var pictures = Pictures.of(sniffed.kind(), file.path());
      long id =
          Objects.requireNonNull(
              transaction.execute(_ -> {
                long kept = keep(customer, file, sniffed, pictures);
                if (holder != null && held != null) {
                  holder.put(kept, held.id());
                }
                return kept;
              }));
      return files.require(customer, id, "files:create");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Refusal tooLarge(long megabytes) {
    return refused("files.refusal.too-large", megabytes);
  }

  private static Refusal refused(String key, Object... arguments) {
    return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, key, arguments);
  }

  private long keep(
      CustomerId customer, TemporaryFile file, Sniffed sniffed, List<Picture> pictures) {
    expectRoom(customer, file.bytes());
    long id =
        database
            .insertInto(FILE)
            .set(FILE.CUSTOMER_ID, customer.value())
            .set(FILE.NAME, sniffed.name().value())
            .set(FILE.KIND, sniffed.kind().code())
            .set(FILE.BYTES, file.bytes())
            .set(FILE.SHA256, file.sha256())
            .set(FILE.ADDED_BY, Viewers.current().id().map(who -> who.value()).orElse(null))
            .set(FILE.ADDED_AT, clock.instant())
            .returningResult(FILE.ID)
            .fetchSingle()
            .value1();
    try (var bytes = Files.newInputStream(file.path())) {
      content.store(id, bytes);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    pictures.forEach(picture -> keep(id, picture));
    return id;
  }

  /** Two at once must not fill the same room: the second waits for the first. */
  private void expectRoom(CustomerId customer, long more) {
    var allowed = allowances.current();
    boolean gone =
        database
            .select(CUSTOMER.ID)
            .from(CUSTOMER)
            .where(CUSTOMER.ID.eq(customer.value()))
            .forNoKeyUpdate()
            .fetchOptional()
            .isEmpty();
    if (gone) {
      throw Refusal.notFound();
    }
    var there =
        database
            .select(count(), coalesce(sum(FILE.BYTES), inline(BigDecimal.ZERO)))
            .from(FILE)
            .where(FILE.CUSTOMER_ID.eq(customer.value()))
            .fetchSingle();
    if (there.value1() >= allowed.customerFiles()) {
      throw refused("files.refusal.too-many", allowed.customerFiles());
    }
    if (there.value2().longValue() + more > allowed.customerBytes()) {
      throw refused("files.refusal.full", allowed.customerBytes() >> 20);
    }
  }

  private void keep(long file, Picture picture) {
    database
        .insertInto(PICTURE)
        .set(PICTURE.FILE_ID, file)
        .set(PICTURE.SIZE, picture.size().code())
        .set(PICTURE.WIDTH, picture.width())
        .set(PICTURE.HEIGHT, picture.height())
        .set(PICTURE.BYTES, picture.bytes())
        .execute();
  }
}

package io.kesher.effects;

import static io.kesher.db.effects.Tables.ADOPTION;
import static io.kesher.db.identity.Tables.EMPLOYEE;

import io.kesher.effects.Adoption.Key;
import io.kesher.identity.Offices;
import io.kesher.profitability.Group;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the office has adopted up to today. */
@Service
public class Adoptions {
  private static final int MOST = 200;

  private final DSLContext database;
  private final Offices offices;

  Adoptions(DSLContext database, Offices offices) {
    this.database = database;
    this.offices = offices;
  }

  /** The latest first, at most 200. */
  public List<Adoption> latest() {
    return where(ADOPTION.DAY.le(offices.today()))
        .orderBy(ADOPTION.DAY.desc(), ADOPTION.KIND, ADOPTION.ID.desc(), ADOPTION.GROUP_CODE)
        .limit(MOST)
        .fetch(Adoptions::adoption);
  }

  /** The one to look at first: the latest after which there are days enough, else the latest. */
  public Optional<Adoption> first(List<Adoption> latest) {
    return latest.stream()
        .filter(adoption -> Span.of(adoption.day(), offices.today(), Span.WEEKS).isPresent())
        .findFirst()
        .or(() -> latest.stream().findFirst());
  }

  /**
   * @throws Refusal 404 where there is no such thing
   */
  public Adoption find(String key) {
    return Key.parse(key)
        .flatMap(named ->
            where(
                    ADOPTION.DAY.le(offices.today()),
                    ADOPTION.KIND.eq(named.kind().code()),
                    ADOPTION.ID.eq(named.number()),
                    ADOPTION.GROUP_CODE.isNotDistinctFrom(
                        named.group() == null ? null : named.group().name()))
                .fetchOptional(Adoptions::adoption))
        .orElseThrow(Refusal::notFound);
  }

  private SelectConditionStep<? extends Record> where(Condition... which) {
    return database
        .select(ADOPTION.fields())
        .select(EMPLOYEE.NAME)
        .from(ADOPTION)
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(ADOPTION.BY_ID))
        .where(which);
  }

  private static Adoption adoption(Record row) {
    var group = group(row.get(ADOPTION.GROUP_CODE));
    return new Adoption(
        new Key(Key.of(row.get(ADOPTION.KIND)), group, row.get(ADOPTION.ID)),
        group,
        row.get(ADOPTION.DAY),
        row.get(EMPLOYEE.NAME),
        row.get(ADOPTION.NOTE));
  }

  static @Nullable Group group(@Nullable String code) {
    return code == null ? null : Group.valueOf(code);
  }
}

package io.kesher.rounds;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.rounds.Tables.PLAYBOOK;
import static org.jooq.impl.DSL.noCondition;

import io.kesher.identity.Settled;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.rounds.Playbook.Channel;
import io.kesher.rounds.Playbook.Holder;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each group is served. A new version never replaces an old one; the latest is in force. */
@Service
public class Playbooks {
  private static final BigDecimal LEAST_HOURS = new BigDecimal("0.1");
  private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(720);
  private static final int MOST_DAYS = 3660;
  private static final int LONGEST_SCRIPT = 4000;
  private static final int LONGEST_NEVER = 2000;

  private final DSLContext database;
  private final Clock clock;

  Playbooks(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What somebody would adopt for a group. */
  public record Draft(
      @Nullable BigDecimal answerHours,
      @Nullable List<Channel> channels,
      @Nullable Integer rhythmDays,
      @Nullable Holder heldBy,
      @Nullable String script,
      @Nullable String never) {
    public static Draft of(Playbook playbook) {
      return new Draft(
          playbook.answerHours(),
          playbook.channels(),
          playbook.rhythmDays(),
          playbook.heldBy(),
          playbook.script(),
          playbook.never());
    }
  }

  /** How an attempt to adopt one ends. */
  public sealed interface Adoption {
    record Done(Playbook playbook) implements Adoption {}

    /** Somebody else was faster: nothing was written. */
    record Overtaken(Playbook theirs) implements Adoption {}
  }

  /**
   * @param version that was read
   * @throws Refusal 422 with the faults of the draft
   */
  @Transactional
  public Adoption adopt(Group group, int version, Draft draft) {
    var now = of(group);
    if (now.version() != version) {
      return new Adoption.Overtaken(now);
    }
    var kept = check(draft);
    if (now.adopted() && Draft.of(now).equals(kept)) {
      return new Adoption.Done(now);
    }
    try {
      insert(group, version + 1, kept);
    } catch (DuplicateKeyException faster) {
      throw Rounds.wrongStage();
    }
    return new Adoption.Done(of(group));
  }

  private void insert(Group group, int version, Draft kept) {
    var channels = kept.channels();
    var heldBy = kept.heldBy();
    database
        .insertInto(PLAYBOOK)
        .set(PLAYBOOK.GROUP_CODE, group.name())
        .set(PLAYBOOK.VERSION, version)
        .set(PLAYBOOK.ANSWER_HOURS, kept.answerHours())
        .set(
            PLAYBOOK.CHANNELS,
            channels == null
                ? new String[0]
                : channels.stream().map(Channel::code).toArray(String[]::new))
        .set(PLAYBOOK.RHYTHM_DAYS, kept.rhythmDays())
        .set(PLAYBOOK.HELD_BY, heldBy == null ? Holder.SERVICE.code() : heldBy.code())
        .set(PLAYBOOK.SCRIPT, text(kept.script()))
        .set(PLAYBOOK.NEVER, text(kept.never()))
        .set(PLAYBOOK.ADOPTED_BY, Viewers.by())
        .set(PLAYBOOK.ADOPTED_AT, clock.instant())
        .execute();
  }

  private static Draft check(Draft draft) {
    List<FieldFault> faults = new ArrayList<>();
    var hours = hours(draft.answerHours(), faults);
    within("rhythmDays", draft.rhythmDays(), MOST_DAYS, faults);
    if (draft.heldBy() == null) {
      faults.add(FieldFault.of("heldBy", "web.field.required"));
    }
    var script = text("script", draft.script(), LONGEST_SCRIPT, faults);
    var never = text("never", draft.never(), LONGEST_NEVER, faults);
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    var channels = draft.channels() == null ? List.<Channel>of() : draft.channels();
    return new Draft(
        hours,
        channels.stream().distinct().sorted().toList(),
        draft.rhythmDays(),
        draft.heldBy(),
        script,
        never);
  }

  /** To the hundredth, as they are kept. */
  private static @Nullable BigDecimal hours(@Nullable BigDecimal typed, List<FieldFault> faults) {
    if (typed != null && (typed.compareTo(LEAST_HOURS) < 0 || typed.compareTo(MOST_HOURS) > 0)) {
      faults.add(FieldFault.of("answerHours", "rounds.fault.between", LEAST_HOURS, MOST_HOURS));
      return null;
    }
    return plain(typed == null ? null : typed.setScale(2, RoundingMode.HALF_UP));
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal hours) {
    if (hours == null) {
      return null;
    }
    var plain = hours.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private static void within(
      String field, @Nullable Integer number, int most, List<FieldFault> faults) {
    if (number != null && (number < 1 || number > most)) {
      faults.add(FieldFault.of(field, "rounds.fault.between", 1, most));
    }
  }

  private static String text(
      String field, @Nullable String typed, int longest, List<FieldFault> faults) {
    var text = text(typed).strip();
    if (text.length() > longest) {
      faults.add(FieldFault.of(field, "web.field.too-long", longest));
    } else if (text.indexOf('\0') >= 0) {
      faults.add(FieldFault.of(field, "rounds.fault.text"));
    }
    return text;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The one in force; an empty one of version 0 where there is none. */
  public Playbook of(Group group) {
    return Settled.ask(
        List.of(Playbook.class, group),
        () ->
            playbooks(PLAYBOOK.GROUP_CODE.eq(group.name())).stream()
                .findFirst()
                .orElseGet(() -> Playbook.none(group)));
  }

  /** Those in force, one for each group. */
  public Map<Group, Playbook> all() {
    Map<Group, Playbook> all = new EnumMap<>(Group.class);
    for (Group group : Group.values()) {
      all.put(group, Playbook.none(group));
    }
    playbooks(noCondition()).reversed().forEach(each -> all.put(each.group(), each));
    return all;
  }

  /** All versions of a group, the latest first. */
  public List<Playbook> versions(Group group) {
    return playbooks(PLAYBOOK.GROUP_CODE.eq(group.name()));
  }

  private List<Playbook> playbooks(Condition which) {
    return database
        .select(PLAYBOOK.fields())
        .select(EMPLOYEE.NAME)
        .from(PLAYBOOK)
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(PLAYBOOK.ADOPTED_BY))
        .where(which)
        .orderBy(PLAYBOOK.VERSION.desc())
        .fetch(Playbooks::playbook);
  }

  private static Playbook playbook(Record row) {
    return new Playbook(
        Group.valueOf(row.get(PLAYBOOK.GROUP_CODE)),
        row.get(PLAYBOOK.VERSION),
        plain(row.get(PLAYBOOK.ANSWER_HOURS)),
        Channel.of(row.get(PLAYBOOK.CHANNELS)),
        row.get(PLAYBOOK.RHYTHM_DAYS),
        Holder.of(row.get(PLAYBOOK.HELD_BY)),
        row.get(PLAYBOOK.SCRIPT),
        row.get(PLAYBOOK.NEVER),
        row.get(EMPLOYEE.NAME),
        row.get(PLAYBOOK.ADOPTED_AT));
  }
}

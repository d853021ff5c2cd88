package io.kesher.demo;

import io.kesher.identity.Rights;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.rounds.Contest.Fact;
import io.kesher.rounds.GroupOverride.Reason;
import io.kesher.rounds.Opinion;
import io.kesher.rounds.Overrides;
import io.kesher.rounds.Placed;
import io.kesher.rounds.Placements;
import io.kesher.rounds.Placements.State;
import io.kesher.rounds.Placements.Wanted;
import io.kesher.rounds.Plans;
import io.kesher.rounds.Playbook.Channel;
import io.kesher.rounds.Playbook.Holder;
import io.kesher.rounds.Playbooks;
import io.kesher.rounds.Reviews;
import io.kesher.rounds.Round;
import io.kesher.rounds.Round.Scope;
import io.kesher.rounds.Rounds;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The year before is published, this year lies before everybody for review. */
@Component
class DemoRounds {
  private static final int LOOKED_AT = 60;
  private static final int AGREED = 14;
  private static final List<String> DOUBTS =
      List.of(
          "עמלת החידוש של דצמבר עוד לא נקלטה, והיא גדולה",
          "שעתיים נרשמו כאן בטעות: הן של לקוח אחר באותו שם",
          "התביעה שולמה על ידי החברה ולא על ידינו");
  private static final List<Fact> FACTS =
      List.of(Fact.MISSING_INCOME, Fact.WRONG_TIME, Fact.WRONG_COST);

  private final Rounds rounds;
  private final Placements placements;
  private final Reviews reviews;
  private final Overrides overrides;
  private final Plans plans;
  private final Playbooks playbooks;
  private final Rights rights;

  DemoRounds(
      Rounds rounds,
      Placements placements,
      Reviews reviews,
      Overrides overrides,
      Plans plans,
      Playbooks playbooks,
      Rights rights) {
    this.rounds = rounds;
    this.placements = placements;
    this.reviews = reviews;
    this.overrides = overrides;
    this.plans = plans;
    this.playbooks = playbooks;
    this.rights = rights;
  }

  /** Does what can be done now; whether nothing is left. Each step is whole. */
  @Transactional
  public boolean goOn(LocalDate today) {
    var last = YearMonth.from(today).minusMonths(1);
    var latest = rounds.page(null, 1).stream().findFirst();
    if (latest.isEmpty()) {
      adoptPlaybooks();
      rounds.open(Period.last12Months(last.minusYears(1)), Scope.EVERYBODY, "סיכום השנה שעברה");
      return false;
    }
    var round = latest.get();
    return switch (round.stage()) {
      case COMPUTING, PUBLISHING -> false;
      case REVIEW -> {
        if (rounds.latestPublished().isPresent()) {
          yield reviewed(round, today);
        }
        plans.decide(round.id(), List.of());
        rounds.publish(round.id());
        yield false;
      }
      case PUBLISHED -> {
        rounds.open(Period.last12Months(last), Scope.MOVERS, null);
        yield false;
      }
      case DECIDED, DROPPED -> true;
    };
  }

  private boolean reviewed(Round round, LocalDate today) {
    if (!reviews.contests(round, 1).isEmpty()) {
      return true;
    }
    var moving =
        placements.page(round, new Wanted(State.ALL, null, null), null, LOOKED_AT).placed().stream()
            .filter(Placed::moves)
            .toList();
    var doubted = moving.stream().filter(each -> each.owner() != null).limit(FACTS.size()).toList();
    for (int i = 0; i < doubted.size(); i++) {
      doubt(doubted.get(i), FACTS.get(i), DOUBTS.get(i));
    }
    var others = moving.stream().filter(each -> !doubted.contains(each)).toList();
    others.stream().limit(1).forEach(each -> keep(each, today));
    others.stream()
        .skip(1)
        .limit(AGREED)
        .forEach(each -> reviews.say(round.id(), each.customer(), Opinion.AGREE));
    return true;
  }

  private void doubt(Placed placed, Fact fact, String words) {
    var holder = rights.of(java.util.Objects.requireNonNull(placed.owner())).orElseThrow();
    Viewers.as(
        holder,
        () -> {
          reviews.contest(placed.round(), placed.customer(), fact, words);
          return holder;
        });
  }

  /** What is signed brings its income later. */
  private void keep(Placed placed, LocalDate today) {
    var stays = placed.from() == null || placed.from() == placed.to() ? Group.A : placed.from();
    overrides.make(
        placed.round(),
        placed.customer(),
        new Overrides.Draft(
            stays, Reason.SIGNED, "נחתם הסכם חדש; ההכנסה תגיע ברבעון הבא", today.plusMonths(6)));
  }

  private void adoptPlaybooks() {
    adopt(
        Group.A,
        4,
        30,
        Holder.PERSON,
        "שיחה אישית: מה השתנה אצלכם מאז שדיברנו?",
        "לא מעבירים לתור");
    adopt(
        Group.B, 8, 60, Holder.PERSON, "בדיקת תיק: אילו כיסויים חסרים?", "לא מציעים בלי בדיקת תיק");
    adopt(
        Group.C,
        24,
        120,
        Holder.SERVICE,
        "בקשה אחת בכל שיחה, והפניה לשירות העצמי",
        "לא יוזמים פגישה");
    adopt(Group.D, 24, 180, Holder.TEAM, "ברכה לחידוש והצעה אחת", "לא יותר משיחה אחת ברבעון");
    adopt(
        Group.N, 8, 45, Holder.TEAM, "היכרות: מי במשפחה מבוטח, ואיפה?", "לא מסווגים לפני חצי שנה");
  }

  private void adopt(Group group, int hours, int days, Holder holder, String script, String never) {
    playbooks.adopt(
        group,
        playbooks.of(group).version(),
        new Playbooks.Draft(
            BigDecimal.valueOf(hours),
            holder == Holder.SERVICE
                ? List.of(Channel.MESSAGE, Channel.SELF_SERVICE)
                : List.of(Channel.PHONE, Channel.MESSAGE),
            days,
            holder,
            script,
            never));
  }
}

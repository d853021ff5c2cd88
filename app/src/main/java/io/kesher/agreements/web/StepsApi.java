package io.kesher.agreements.web;

import io.kesher.agreements.Agreement;
import io.kesher.agreements.AgreementDraft;
import io.kesher.agreements.AgreementId;
import io.kesher.agreements.Agreements;
import io.kesher.agreements.Commission;
import io.kesher.agreements.Lapses;
import io.kesher.agreements.Lapses.Lapsing;
import io.kesher.agreements.Renewal;
import io.kesher.agreements.Renewals;
import io.kesher.agreements.Renewals.Renewing;
import io.kesher.agreements.Term;
import io.kesher.api.IfMatch;
import io.kesher.identity.Offices;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("agreements:change")
@RestController
@RequestMapping("/api/v1/agreements/{id}")
@Tag(name = "agreements")
class StepsApi {
  private final Agreements agreements;
  private final Renewals renewals;
  private final Lapses lapses;
  private final Offices offices;

  StepsApi(Agreements agreements, Renewals renewals, Lapses lapses, Offices offices) {
    this.agreements = agreements;
    this.renewals = renewals;
    this.lapses = lapses;
    this.offices = offices;
  }

  @May("agreements:see")
  @GetMapping("/renewals")
  @Operation(summary = "The renewals of an agreement, the latest first")
  List<RenewalJson> renewals(@PathVariable long id) {
    return renewals.of(agreements.show(new AgreementId(id))).stream().map(RenewalJson::of).toList();
  }

  @PostMapping("/renewals")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Renew an agreement",
      description =
          "For another year of what is agreed, unless the body says otherwise. The commission of the term is posted to"
              + " the ledger. If-Match names the version of the agreement that was read, so that two who renew it at"
              + " once renew it once.")
  RenewalJson renew(@PathVariable long id, IfMatch read, @RequestBody TermJson wish) {
    var term = wish.over(Term.next(agreements.show(new AgreementId(id)), offices.today()));
    return switch (renewals.renew(new AgreementId(id), read.version(), term)) {
      case Renewing.Done(var renewal) -> RenewalJson.of(renewal);
      case Renewing.Overtaken(var now) -> throw overtaken(now);
    };
  }

  @PostMapping("/renewals/{renewal}/undoing")
  @Operation(
      summary = "Take a renewal back on the day it was made",
      description = "The agreement says again what it said before; the ledger holds a correction.")
  RenewalJson undoRenewal(@PathVariable long id, @PathVariable long renewal) {
    return RenewalJson.of(renewals.undo(new AgreementId(id), renewal));
  }

  @May("agreements:see")
  @GetMapping("/lapses")
  @Operation(summary = "The lapses of an agreement, the latest first")
  List<LapseJson> lapses(@PathVariable long id) {
    return lapses.of(agreements.show(new AgreementId(id))).stream().map(LapseJson::of).toList();
  }

  @PostMapping("/lapses")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Write down that an agreement has gone before its time",
      description =
          "`returned`, commission that goes back, is posted to the ledger as income below zero. If-Match names the"
              + " version of the agreement that was read.")
  LapseJson lapse(@PathVariable long id, IfMatch read, @RequestBody Lapses.Draft draft) {
    return switch (lapses.lapse(new AgreementId(id), read.version(), draft)) {
      case Lapsing.Done(var lapse) -> LapseJson.of(lapse);
      case Lapsing.Overtaken(var now) -> throw overtaken(now);
    };
  }

  @PostMapping("/lapses/{lapse}/undoing")
  @Operation(
      summary = "Take a lapse back on the day it was written down",
      description = "The agreement lasts again; the ledger holds a correction.")
  LapseJson undoLapse(@PathVariable long id, @PathVariable long lapse) {
    return LapseJson.of(lapses.undo(new AgreementId(id), lapse));
  }

  private static Refusal overtaken(Agreement now) {
    return StepForm.overtaken()
        .with(Map.of("theirs", AgreementDraft.of(now), "version", now.version()));
  }

  /** What is to be other than for another year of the same. */
  record TermJson(
      @Schema(description = "a year after the renewal day, unless it is said")
          @Nullable LocalDate until,
      @Nullable BigDecimal premium,
      @Schema(description = "per cent of the premium; or else commissionAmount")
          @Nullable BigDecimal commissionRate,
      @Nullable BigDecimal commissionAmount) {
    Term over(Term next) {
      boolean says = commissionRate != null || commissionAmount != null;
      return new Term(
          Objects.requireNonNullElse(until, next.until()),
          premium == null ? next.premium() : premium,
          says ? Commission.of(commissionRate, commissionAmount) : next.commission());
    }
  }

  /**
   * @param commission of the term
   */
  record RenewalJson(
      long id,
      long agreementId,
      LocalDate day,
      LocalDate until,
      @Nullable BigDecimal premium,
      @Nullable BigDecimal commission,
      @Nullable LocalDate untilBefore,
      @Nullable BigDecimal premiumBefore,
      Instant at,
      boolean undone) {
    static RenewalJson of(Renewal renewal) {
      return new RenewalJson(
          renewal.id(),
          renewal.agreement().value(),
          renewal.day(),
          Objects.requireNonNull(renewal.term().until()),
          AgreementDraft.plain(renewal.term().premium()),
          AgreementDraft.plain(renewal.due()),
          renewal.before().until(),
          AgreementDraft.plain(renewal.before().premium()),
          renewal.at(),
          renewal.undone());
    }
  }
}

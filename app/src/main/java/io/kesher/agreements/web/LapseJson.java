package io.kesher.agreements.web;

import io.kesher.agreements.AgreementDraft;
import io.kesher.agreements.Lapse;
import io.kesher.agreements.LapseReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A lapse as the API tells it. */
record LapseJson(
    long id,
    LocalDate day,
    LapseReason reason,
    @Nullable String note,
    @Nullable BigDecimal returned,
    Instant at,
    boolean undone) {
  static LapseJson of(Lapse lapse) {
    return new LapseJson(
        lapse.id(),
        lapse.day(),
        lapse.reason(),
        lapse.note(),
        AgreementDraft.plain(lapse.returned()),
        lapse.at(),
        lapse.undone());
  }
}

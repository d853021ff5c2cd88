package io.kesher.models.buying;

import java.util.List;

/**
 * Fits MBG/NBD and Pareto/NBD, offers the more likely one as the default, and says why.
 *
 * <p>BG/NBD is fitted too, but never offered by itself: it holds every one-time buyer to be alive
 * for ever, as it lets nobody leave before a repeat purchase. For {@code P(alive)} of most
 * customers of most companies, who bought once, that is no answer.
 *
 * @param chosen the default
 * @param reason for it, in a sentence
 * @param fits of MBG/NBD, Pareto/NBD and BG/NBD, in this order
 */
public record ModelChoice(Fit<BuyingModel> chosen, String reason, List<Fit<BuyingModel>> fits) {
  public ModelChoice {
    fits = List.copyOf(fits);
  }

  /** Fits the models to the histories, parameters in the unit. */
  public static ModelChoice of(PurchaseHistories histories, ModelUnit unit) {
    Fit<BuyingModel> mbg = MbgNbd.fit(histories, unit);
    Fit<BuyingModel> pareto = ParetoNbd.fit(histories, unit);
    Fit<BuyingModel> bg = BgNbd.fit(histories, unit);
    // As both have as many parameters, the likelihood alone decides.
    boolean paretoWins = pareto.logLikelihood() > mbg.logLikelihood();
    Fit<BuyingModel> chosen = paretoWins ? pareto : mbg;
    return new ModelChoice(
        chosen, reason(chosen, paretoWins) + onBgNbd(bg, chosen), List.of(mbg, pareto, bg));
  }

  private static String reason(Fit<BuyingModel> chosen, boolean paretoWins) {
    if (chosen.model() instanceof NbdModel) {
      return chosen.diagnosis().sentence();
    }
    return paretoWins
        ? "Pareto/NBD: customers leaving at any moment explains the histories best."
        : "MBG/NBD: customers leaving after a purchase explains the histories best.";
  }

  private static String onBgNbd(Fit<BuyingModel> bg, Fit<BuyingModel> chosen) {
    return bg.model() instanceof BgNbd && bg.logLikelihood() > chosen.logLikelihood()
        ? " BG/NBD is a little more likely, but holds every one-time buyer to be alive for ever."
        : "";
  }
}

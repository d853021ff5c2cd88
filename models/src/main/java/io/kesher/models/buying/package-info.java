/**
 * Customers who buy without a contract: how many still buy, how often, and for how much.
 *
 * <p>A customer who has no contract leaves without a word; all that is seen is that purchases have
 * stopped, or only that there has been none for a while. The models here infer from the rhythm of
 * all customers how a silence is to be read: after weekly purchases a month is long, after yearly
 * ones it is nothing. They share one idea of buying, at random moments at a rate of the customer's
 * own, rates being spread over customers as a gamma distribution, and differ in how customers
 * leave:
 *
 * <ul>
 *   <li>{@link io.kesher.models.buying.BgNbd}: after any repeat purchase, with a probability of the
 *       customer's own. Who never came back can't have left, so is held to be alive for ever.
 *   <li>{@link io.kesher.models.buying.MbgNbd}: after any purchase, the first one too.
 *   <li>{@link io.kesher.models.buying.ParetoNbd}: at any moment, at a rate of the customer's own.
 *   <li>{@link io.kesher.models.buying.NbdModel}: never. The limit of all three.
 * </ul>
 *
 * {@link io.kesher.models.buying.ModelChoice} fits them and says which one to use, {@link
 * io.kesher.models.buying.HoldOut} shows what it would have been worth, {@link
 * io.kesher.models.buying.GammaGamma} adds what a purchase brings, and {@link
 * io.kesher.models.buying.Outlooks} tells what is to be expected of a customer, and why. Purchases
 * become histories in {@link io.kesher.models.buying.Ledger}.
 *
 * <p>Time comes in as whole days and leaves as days: {@link io.kesher.models.buying.Span}. A model
 * states the {@link io.kesher.models.buying.ModelUnit} that its parameters are in. A customer is a
 * {@link io.kesher.models.buying.PurchaseHistory}: all that these models use of the past is how
 * many repeat purchases there were, when the last was, and for how long the customer was watched.
 */
@NullMarked
package io.kesher.models.buying;

import org.jspecify.annotations.NullMarked;

@NamedInterface("profitability")
package io.kesher.db.profitability.routines;

import org.springframework.modulith.NamedInterface;

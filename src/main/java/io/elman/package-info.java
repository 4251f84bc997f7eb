/** Floor 0: how a user's mistake is told, and what every floor needs of the machine. Knows nothing of networks, data or tasks. */
package io.elman;

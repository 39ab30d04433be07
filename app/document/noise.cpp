// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/noise.h"

#include "document/metric_text.h"

#include <QCoreApplication>

namespace headscope::app {

double floorOf(const NoiseFloor& floor, const Quantity& quantity) {
    double size = 0;
    switch (quantity.metric) {
        case Metric::Probability:
            size = floor.p;
            break;
        case Metric::LogProbability:
            size = floor.logProbability;
            break;
        case Metric::Logit:
            size = floor.logit;
            break;
        case Metric::LogitDifference:
            size = 2 * floor.logit;
            break;
        case Metric::Kl:
            size = floor.kl;
            break;
        case Metric::Rank:
        case Metric::TopChanged:
        case Metric::Recovered:  // recovered() is empty where noise would matter
            return 0;
    }
    if (hasSubject(quantity.metric) && quantity.subject == Subject::Specificity) size *= 2;
    return quantity.lens.isDifference() ? 2 * size : size;
}

QString sizeText(double size) {
    return significant(size);
}

QString noiseTip(const NoiseFloor& floor) {
    return QCoreApplication::translate(
               "Noise",
               "Effects smaller than the run's numerical noise have a faint dash: do not read "
               "anything into them. %1 of its ablations were computed again, alone instead of in "
               "batches; the largest difference is the floor: %2 in probability, %3 nats in its "
               "logarithm, %4 in the logit, %5 nats in KL. What is noise in probability can be "
               "much in the logarithm, of a token that is hardly ever said.")
        .arg(QString::number(floor.cells), sizeText(floor.p), sizeText(floor.logProbability),
             sizeText(floor.logit), sizeText(floor.kl));
}

}  // namespace headscope::app

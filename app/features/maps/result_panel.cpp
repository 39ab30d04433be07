// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/result_panel.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "ui/text_size.h"

#include <QListWidget>
#include <QVBoxLayout>

namespace headscope::app {

ResultPanel::ResultPanel(const RunState& state, QWidget* parent)
    : Card(tr("Does the prediction hold?"), parent),
      m_state(state),
      m_line(new QLabel),
      m_note(new MutedLabel),
      m_flips(new QListWidget),
      m_agreement(new MutedLabel) {
    useScaledFont(*m_line, 1.0, QFont::DemiBold);
    m_agreement->setObjectName(QStringLiteral("agreement"));
    m_agreement->setWordWrap(true);
    m_line->setObjectName(QStringLiteral("keptLine"));
    m_flips->setObjectName(QStringLiteral("flips"));
    m_line->setWordWrap(true);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setWordWrap(true);
    m_flips->setFrameShape(QFrame::NoFrame);
    m_flips->setAccessibleName(tr("Heads whose ablation changes the top-1 token"));
    m_flips->setToolTip(tr("Click to choose the head in the maps"));
    body()->addWidget(m_line);
    body()->addWidget(m_note);
    body()->addWidget(m_flips, 1);
    body()->addStretch(0);
    body()->addWidget(m_agreement);
    connect(m_flips, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row < static_cast<int>(m_shown.size())) {
            Q_EMIT headChosen(m_shown[static_cast<std::size_t>(row)].head);
        }
    });
    connect(m_flips, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        Q_EMIT headChosen(m_shown[static_cast<std::size_t>(m_flips->row(item))].head);
    });
    connect(&m_state, &RunState::gridChanged, this, &ResultPanel::refresh);
    refresh();
}

void ResultPanel::refresh() {
    refreshAgreement();
    const auto& run = m_state.run();
    const Cover& cover = m_state.cover();
    if (cover.top1 || (cover.hidesCells() && !cover.left)) {
        m_line->clear();
        m_note->setText(coveredText());
        return refreshFlips({});
    }
    if (!run || run->clean.top.empty()) {
        m_line->clear();
        m_note->setText(
            tr("After a run: in how many ablations the most likely token stays the "
               "same, and where it does not."));
        refreshFlips({});
        return;
    }
    const RunPart* part = run->part(m_state.intervention());
    const Robustness robustness = part ? part->robustness : Robustness{};
    const auto& shape = run->clean.headMean;
    const int heads = cover.left ? shape.heads() : shape.heads() * shape.layers();
    const QString top = visible(run->clean.top.front().token);
    const bool all = robustness.total == heads;
    const QString line =
        all ? tr("top-1 %1 kept in %2 of %3") : tr("top-1 %1 kept in %2 of %3 so far");
    const QString kept =
        line.arg(top, QString::number(robustness.kept), QString::number(robustness.total));
    m_line->setText(cover.left ? tr("layer %1: %2").arg(QString::number(*cover.left), kept) : kept);
    if (!robustness.flips.empty()) {
        m_note->setText(tr("Where it changes, and to what:"));
    } else {
        m_note->setText(all ? cover.left ? tr("No head of this layer changes it; the others are "
                                              "covered.")
                                         : tr("No single head changes it.")
                            : QString());
    }
    refreshFlips(robustness.flips);
}

void ResultPanel::refreshAgreement() {
    const auto& run = m_state.run();
    const bool isCovered = m_state.cover().top1 || m_state.cover().hidesCells();
    const bool isThere = run && run->zeroVsMean && !isCovered;
    m_agreement->setVisible(isThere);
    if (!isThere) return m_agreement->clear();
    const QString largest = sizeText(Metric::Probability, run->zeroVsMean->maxAbsDifference);
    const auto r = run->zeroVsMean->pearsonR;
    m_agreement->setText(
        r ? tr("Zero and mean maps of the target: r = %1, largest difference %2")
                .arg(signedNumber(*r, 3), largest)
          : tr("Zero and mean maps of the target: largest difference %1").arg(largest));
}

void ResultPanel::refreshFlips(const std::vector<Flip>& flips) {
    m_flips->setVisible(!flips.empty());
    if (flips == m_shown) return;
    m_shown = flips;
    const QSignalBlocker quiet(m_flips);  // filling a list chooses no head
    m_flips->clear();
    for (const Flip& flip : flips) {
        m_flips->addItem(tr("layer %1, head %2  →  %3")
                             .arg(QString::number(flip.head.layer), QString::number(flip.head.head),
                                  visible(flip.becomes)));
    }
}

}  // namespace headscope::app

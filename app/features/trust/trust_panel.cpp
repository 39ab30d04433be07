// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/trust/trust_panel.h"

#include "features/trust/verifier.h"
#include "ui/message_text.h"
#include "ui/widgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace headscope::app {

namespace {

enum CheckColumn { Title, Judged, Found, Difference, Tolerance, Columns };

QString verdictText(Verdict verdict) {
    switch (verdict) {
        case Verdict::Stated:
            return TrustPanel::tr("fact");
        case Verdict::Passed:
            return TrustPanel::tr("✓ passed");
        case Verdict::Provisional:
            return TrustPanel::tr("≈ provisional");
        case Verdict::NotApplicable:
            return TrustPanel::tr("– not applicable");
        case Verdict::Failed:
            break;
    }
    return TrustPanel::tr("✗ failed");
}

QString withUnit(const QString& digits, const QString& unit) {
    return digits.isEmpty() || unit.isEmpty() ? digits : digits + QLatin1Char(' ') + unit;
}

QTreeWidgetItem* itemOf(const Check& check) {
    auto* item = new QTreeWidgetItem;
    item->setText(Title, textOf(check.title));
    item->setText(Judged, verdictText(check.verdict));
    item->setText(Found, textOf(check.found));
    item->setText(Difference, withUnit(QString::fromStdString(shownDifference(check)),
                                       textOf(Message(check.unit))));
    item->setText(Tolerance,
                  check.tolerance ? QLocale().toString(*check.tolerance, 'g', 2) : QString());
    for (int column = 0; column < Columns; ++column)
        item->setToolTip(column, textOf(check.found) + QLatin1Char('\n') + textOf(check.why));
    if (check.verdict == Verdict::Failed) {
        QFont bold = item->font(Title);
        bold.setBold(true);
        for (int column = 0; column < Columns; ++column)
            item->setFont(column, bold);
    }
    return item;
}

}  // namespace

TrustPanel::TrustPanel(Verifier& verifier, QWidget* parent)
    : Pane(parent),
      m_verifier(verifier),
      m_verify(new QPushButton),
      m_copy(new QPushButton(tr("Copy as Text"))),
      m_status(new MutedLabel),
      m_checks(new QTreeWidget),
      m_detail(new MutedLabel) {
    m_verify->setObjectName(QStringLiteral("verifyButton"));
    m_copy->setObjectName(QStringLiteral("copyChecks"));
    m_verify->setToolTip(tr("Check the open model and this machine, or stop doing so"));
    m_copy->setToolTip(tr("Copy all checks with what was found, as a table of text"));
    m_status->setObjectName(QStringLiteral("verifyStatus"));
    m_status->setElided();
    m_checks->setObjectName(QStringLiteral("checks"));
    m_checks->setAccessibleName(tr("Checks of the open model"));
    m_checks->setHeaderLabels(
        {tr("Check"), tr("Verdict"), tr("What was found"), tr("Difference"), tr("Tolerance")});
    m_checks->setRootIsDecorated(false);
    m_checks->setAlternatingRowColors(true);
    m_checks->header()->setStretchLastSection(false);
    m_checks->header()->setSectionResizeMode(Found, QHeaderView::Stretch);
    m_detail->setObjectName(QStringLiteral("trustDetail"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* top = new QHBoxLayout;
    top->addWidget(m_verify);
    top->addWidget(m_status, 1);
    top->addWidget(m_copy);
    body()->addLayout(top);
    body()->addWidget(m_checks, 1);
    body()->addWidget(m_detail);
    connect(m_verify, &QPushButton::clicked, this, [this] {
        if (m_verifier.phase() == Verifier::Phase::Idle)
            m_verifier.start();
        else
            m_verifier.stop();
    });
    connect(m_copy, &QPushButton::clicked, this, &TrustPanel::copy);
    connect(m_checks, &QTreeWidget::currentItemChanged, this, &TrustPanel::refreshDetail);
    connect(&m_verifier, &Verifier::changed, this, &TrustPanel::touch);
    refreshButtons();
}

QString TrustPanel::statusText() const {
    const auto& result = m_verifier.result();
    if (m_verifier.phase() == Verifier::Phase::Waiting)
        return tr("Waits for the run to end, then begins.");
    if (m_verifier.phase() == Verifier::Phase::Running)
        return tr("Step %1 of %2…").arg(m_verifier.done() + 1).arg(m_verifier.total());
    if (const auto& error = m_verifier.error())
        return tr("Could not verify: %1. %2").arg(error->what, error->hint);
    if (result.checks.empty())
        return tr(
            "Checks this model and this machine: hash, noise, identities, published figures.");
    const QString counts = tr("%1 passed, %2 failed, %3 provisional, %4 not applicable")
                               .arg(result.count(Verdict::Passed))
                               .arg(result.count(Verdict::Failed))
                               .arg(result.count(Verdict::Provisional))
                               .arg(result.count(Verdict::NotApplicable));
    return result.stopped ? tr("Stopped before the end: %1.").arg(counts) : counts;
}

void TrustPanel::refreshButtons() {
    const bool idle = m_verifier.phase() == Verifier::Phase::Idle;
    m_verify->setText(idle ? tr("Verify") : tr("Stop"));
    m_copy->setEnabled(!m_verifier.result().checks.empty());
    m_status->setText(statusText());
    m_status->setToolTip(m_status->text());
}

void TrustPanel::refreshChecks() {
    const auto& checks = m_verifier.result().checks;
    // What is streamed is added, so that the user's place in the list stays.
    const bool grows = m_shown.size() <= checks.size() &&
                       std::equal(m_shown.begin(), m_shown.end(), checks.begin());
    if (!grows) {
        m_checks->clear();
        m_shown.clear();
    }
    for (auto i = m_shown.size(); i < checks.size(); ++i) {
        m_checks->addTopLevelItem(itemOf(checks[i]));
        m_shown.push_back(checks[i]);
    }
    if (m_shown.empty()) return;
    for (const int column : {Title, Judged, Difference, Tolerance})
        m_checks->resizeColumnToContents(column);
    const int most =
        m_checks->viewport()->width() * 3 / 10;  // there is a tip, and the sentence below
    m_checks->setColumnWidth(Title, std::min(m_checks->columnWidth(Title), most));
}

void TrustPanel::refreshDetail() {
    const auto row = m_checks->indexOfTopLevelItem(m_checks->currentItem());
    const bool chosen = row >= 0 && static_cast<std::size_t>(row) < m_shown.size();
    m_detail->setVisible(chosen || !m_remark.isEmpty());
    if (!chosen) {
        m_detail->setText(m_remark);
        return;
    }
    const Check& check = m_shown[static_cast<std::size_t>(row)];
    m_detail->setText(
        tr("%1: %2. %3").arg(textOf(check.title), textOf(check.found), textOf(check.why)));
}

void TrustPanel::setRemark(const QString& remark) {
    m_remark = remark;
    touch();
}

void TrustPanel::refresh() {
    refreshButtons();
    refreshChecks();
    refreshDetail();
}

void TrustPanel::copy() const {
    QGuiApplication::clipboard()->setText(QString::fromStdString(toText(m_verifier.result())));
}

}  // namespace headscope::app

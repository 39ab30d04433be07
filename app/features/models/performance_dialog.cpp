// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/performance_dialog.h"

#include "document/runtime_text.h"
#include "ui/message_text.h"
#include "ui/number_box.h"
#include "ui/screen_room.h"
#include "ui/widgets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr double kGib = 1024.0 * 1024.0 * 1024.0;
constexpr double kLeastGib = 0.0625;  // the least that parseMemory() takes is below this
constexpr double kMostGib = 4096;
constexpr double kUsualGib = 2;

}  // namespace

PerformanceDialog::PerformanceDialog(EngineLimits limits, const std::optional<Runtime>& runtime,
                                     QWidget* parent)
    : QDialog(parent),
      m_ownThreads(new QCheckBox(tr("&Threads:"))),
      m_threads(new WholeBox),
      m_ownMemory(new QCheckBox(tr("&Memory of a run:"))),
      m_gib(new DecimalBox),
      m_advice(new MutedLabel) {
    build(runtime);
    keepWithinScreen(*this);
    m_ownThreads->setChecked(limits.threads > 0);
    m_threads->setValue(limits.threads > 0 ? limits.threads : physicalCores());
    m_ownMemory->setChecked(limits.memory > 0);
    m_gib->setValue(limits.memory > 0 ? static_cast<double>(limits.memory) / kGib : kUsualGib);
    for (auto* box : {m_ownThreads, m_ownMemory})
        connect(box, &QCheckBox::toggled, this, &PerformanceDialog::refresh);
    connect(m_threads, &QSpinBox::valueChanged, this, &PerformanceDialog::refresh);
    refresh();
}

void PerformanceDialog::build(const std::optional<Runtime>& runtime) {
    setObjectName(QStringLiteral("performanceDialog"));
    setWindowTitle(tr("Performance"));
    m_ownThreads->setObjectName(QStringLiteral("ownThreads"));
    m_ownThreads->setToolTip(tr("Left alone: as many as there are physical cores, %1 here, less "
                                "those that other programs "
                                "keep busy")
                                 .arg(physicalCores()));
    m_threads->setObjectName(QStringLiteral("threads"));
    m_threads->setAccessibleName(tr("Threads"));
    m_threads->setToolTip(tr("Fewer leave cores to other programs"));
    m_threads->setRange(1, std::max(1, QThread::idealThreadCount()));
    m_ownMemory->setObjectName(QStringLiteral("ownMemory"));
    m_ownMemory->setToolTip(tr("Left alone: a quarter of what is free when a run begins"));
    m_gib->setObjectName(QStringLiteral("memoryGib"));
    m_gib->setAccessibleName(tr("Memory of a run, in GiB"));
    m_gib->setToolTip(
        tr("What a run may take beside the model's weights. Less makes its batches "
           "smaller, which takes longer; the numbers stay the same"));
    m_gib->setRange(kLeastGib, kMostGib);
    m_gib->setDecimals(2);
    m_gib->setSingleStep(0.25);
    m_gib->setSuffix(QLatin1Char(' ') + tr("GiB"));
    m_advice->setObjectName(QStringLiteral("performanceAdvice"));
    m_advice->setWordWrap(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    if (runtime) {
        auto* measured = new QLabel(speedText(*runtime));
        measured->setObjectName(QStringLiteral("measuredSpeed"));
        measured->setWordWrap(true);
        measured->setTextInteractionFlags(Qt::TextSelectableByMouse);
        measured->setToolTip(tr("Matrix products, measured when the model was first opened"));
        layout->addWidget(measured);
        auto* checks = new MutedLabel(
            tr("Plain passes of the checks: %1").arg(QString::fromStdString(runtime->blas)));
        checks->setObjectName(QStringLiteral("checksBlas"));
        checks->setWordWrap(true);
        layout->addWidget(checks);
        if (!runtime->blasWarning.empty()) {
            auto* warning = new MutedLabel(textOf(runtime->blasWarning));
            warning->setAlarming(true);
            warning->setWordWrap(true);
            layout->addWidget(warning);
        }
    }
    auto* rows = new QGridLayout;
    rows->setHorizontalSpacing(12);
    rows->addWidget(m_ownThreads, 0, 0);
    rows->addWidget(m_threads, 0, 1);
    rows->addWidget(m_ownMemory, 1, 0);
    rows->addWidget(m_gib, 1, 1);
    rows->setColumnStretch(1, 1);
    layout->addLayout(rows);
    layout->addWidget(m_advice);
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    setMinimumWidth(420);
}

void PerformanceDialog::refresh() {
    m_threads->setEnabled(m_ownThreads->isChecked());
    m_gib->setEnabled(m_ownMemory->isChecked());
    const bool tooMany = m_ownThreads->isChecked() && m_threads->value() > physicalCores();
    m_advice->setText(
        tooMany ? tr("More threads than physical cores (%1) seldom help matrix products.")
                      .arg(physicalCores())
                : tr("Without a tick, a run takes as many threads as there are cores (%1), and a "
                     "quarter of the memory that is free. The model is opened anew; a run in "
                     "progress stops, and the results that are shown stay.")
                      .arg(physicalCores()));
}

EngineLimits PerformanceDialog::limits() const {
    EngineLimits limits;
    if (m_ownThreads->isChecked()) limits.threads = m_threads->value();
    if (m_ownMemory->isChecked())
        limits.memory = static_cast<std::int64_t>(std::llround(m_gib->value() * kGib));
    return limits;
}

}  // namespace headscope::app

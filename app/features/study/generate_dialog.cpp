// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/generate_dialog.h"

#include "ui/text_size.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace headscope::app {

namespace {

constexpr int kLeastWidth = 380;  // so that the window's title is seen whole
constexpr int kUsualPrompts = 200;
constexpr int kMostPrompts = 100'000;

QString kindWords(const std::string& kind) {
    if (kind == "ioi") return GenerateDialog::tr("Indirect objects (IOI)");
    if (kind == "capitals") return GenerateDialog::tr("Capitals and countries");
    if (kind == "greater-than") return GenerateDialog::tr("Greater than (years)");
    return QString::fromStdString(kind);
}

}  // namespace

GenerateDialog::GenerateDialog(bool bundled, QWidget* parent)
    : QDialog(parent),
      m_kind(new QComboBox),
      m_model(new QComboBox),
      m_count(new QSpinBox),
      m_seed(new QSpinBox) {
    setObjectName(QStringLiteral("generateStudy"));
    setWindowTitle(tr("Generate a Study"));
    for (const std::string& kind : generatorKinds())
        m_kind->addItem(kindWords(kind), QString::fromStdString(kind));
    for (const std::string& model : generatorModels())
        m_model->addItem(
            model == "bundled" ? tr("the bundled model's words") : QString::fromStdString(model),
            QString::fromStdString(model));
    m_model->setCurrentIndex(
        m_model->findData(bundled ? QStringLiteral("bundled") : QStringLiteral("gpt2")));
    m_count->setRange(2, kMostPrompts);
    m_count->setValue(kUsualPrompts);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(1);
    auto* form = new QFormLayout;
    form->addRow(tr("&Prompts:"), m_kind);
    form->addRow(tr("&Words:"), m_model);
    form->addRow(tr("&How many:"), m_count);
    form->addRow(tr("&Seed:"), m_seed);
    auto* about = new QLabel(
        tr("Prompts are made of templates by lot: the same seed makes the same prompts. Each has "
           "its template as its group."));
    about->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* make = buttons->addButton(tr("&Generate"), QDialogButtonBox::AcceptRole);
    make->setObjectName(QStringLiteral("generateAccept"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(about);
    layout->addWidget(buttons);
    setMinimumWidth(scaledPixels(kLeastWidth));
}

GeneratorRequest GenerateDialog::request() const {
    return {m_kind->currentData().toString().toStdString(),
            m_model->currentData().toString().toStdString(), m_count->value(),
            static_cast<std::uint64_t>(m_seed->value())};
}

}  // namespace headscope::app

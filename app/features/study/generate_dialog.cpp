// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/generate_dialog.h"

#include "ui/intervention_text.h"
#include "ui/text_size.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
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
      m_seed(new QSpinBox),
      m_interventions(new QListWidget),
      m_why(new QLabel) {
    setObjectName(QStringLiteral("generateStudy"));
    m_kind->setObjectName(QStringLiteral("generateKind"));
    m_model->setObjectName(QStringLiteral("generateModel"));
    m_interventions->setObjectName(QStringLiteral("generateInterventions"));
    m_interventions->setAccessibleName(tr("Interventions"));
    m_why->setObjectName(QStringLiteral("generateWhy"));
    m_why->setWordWrap(true);
    fillInterventions();
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
    form->addRow(tr("&Interventions:"), m_interventions);
    auto* about = new QLabel(
        tr("Prompts are made of templates by lot: the same seed makes the same prompts. Each has "
           "its template as its group, a donor for patching, and a set of reference prompts for "
           "means."));
    about->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_make = buttons->addButton(tr("&Generate"), QDialogButtonBox::AcceptRole);
    m_make->setObjectName(QStringLiteral("generateAccept"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_why);
    layout->addWidget(about);
    layout->addWidget(buttons);
    setMinimumWidth(scaledPixels(kLeastWidth));
    connect(m_model, &QComboBox::currentIndexChanged, this, &GenerateDialog::refresh);
    connect(m_interventions, &QListWidget::itemChanged, this, &GenerateDialog::refresh);
    refresh();
}

void GenerateDialog::fillInterventions() {
    const auto usual = zeroAndMean();
    for (const Intervention& one : studyKinds()) {
        auto* item = new QListWidgetItem(textOf(one).label, m_interventions);
        item->setToolTip(textOf(one).done);
        item->setData(Qt::UserRole, QString::fromStdString(briefName(one)));
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        const bool isUsual = std::ranges::find(usual, one) != usual.end();
        item->setCheckState(isUsual ? Qt::Checked : Qt::Unchecked);
    }
    m_interventions->setMaximumHeight(m_interventions->sizeHintForRow(0) *
                                          m_interventions->count() +
                                      2 * m_interventions->frameWidth());
}

void GenerateDialog::refresh() {
    const std::string model = m_model->currentData().toString().toStdString();
    const auto kinds = generatorKindsFor(model);
    QStringList missing;
    auto* items = qobject_cast<QStandardItemModel*>(m_kind->model());
    for (int i = 0; i < m_kind->count(); ++i) {
        const std::string kind = m_kind->itemData(i).toString().toStdString();
        const bool isThere = std::ranges::find(kinds, kind) != kinds.end();
        items->item(i)->setEnabled(isThere);
        if (!isThere) missing << m_kind->itemText(i);
    }
    if (!items->item(m_kind->currentIndex())->isEnabled()) m_kind->setCurrentIndex(0);
    m_why->setText(missing.isEmpty() ? QString()
                                     : tr("Not for these words: %1. The bundled model knows no "
                                          "numbers: none is a token of its own.")
                                           .arg(missing.join(QStringLiteral(", "))));
    m_why->setVisible(!missing.isEmpty());
    m_make->setEnabled(!interventions().empty());
}

std::vector<Intervention> GenerateDialog::interventions() const {
    std::vector<Intervention> chosen;
    for (int i = 0; i < m_interventions->count(); ++i) {
        const QListWidgetItem* item = m_interventions->item(i);
        if (item->checkState() == Qt::Checked)
            chosen.push_back(
                interventionFromName(item->data(Qt::UserRole).toString().toStdString()));
    }
    return chosen;
}

GeneratorRequest GenerateDialog::request() const {
    return {m_kind->currentData().toString().toStdString(),
            m_model->currentData().toString().toStdString(), m_count->value(),
            static_cast<std::uint64_t>(m_seed->value())};
}

}  // namespace headscope::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

namespace headscope::trainer {

namespace {

// clang-format off
constexpr CountryCapital kCountryCapitals[] = {
    {"Afghanistan", "Kabul"}, {"Albania", "Tirana"}, {"Algeria", "Algiers"},
    {"Angola", "Luanda"}, {"Armenia", "Yerevan"}, {"Australia", "Canberra"},
    {"Austria", "Vienna"}, {"Azerbaijan", "Baku"}, {"Bahrain", "Manama"},
    {"Bangladesh", "Dhaka"}, {"Barbados", "Bridgetown"}, {"Belarus", "Minsk"},
    {"Belgium", "Brussels"}, {"Belize", "Belmopan"}, {"Bhutan", "Thimphu"},
    {"Botswana", "Gaborone"}, {"Brazil", "Brasilia"}, {"Bulgaria", "Sofia"},
    {"Burundi", "Gitega"}, {"Cameroon", "Yaounde"}, {"Canada", "Ottawa"}, {"Chile", "Santiago"},
    {"China", "Beijing"}, {"Colombia", "Bogota"}, {"Croatia", "Zagreb"}, {"Cuba", "Havana"},
    {"Cyprus", "Nicosia"}, {"Czechia", "Prague"}, {"Denmark", "Copenhagen"},
    {"Dominica", "Roseau"}, {"Ecuador", "Quito"}, {"Egypt", "Cairo"}, {"England", "London"},
    {"Eritrea", "Asmara"}, {"Estonia", "Tallinn"}, {"Eswatini", "Mbabane"}, {"Fiji", "Suva"},
    {"Finland", "Helsinki"}, {"France", "Paris"}, {"Gabon", "Libreville"},
    {"Georgia", "Tbilisi"}, {"Germany", "Berlin"}, {"Ghana", "Accra"}, {"Greece", "Athens"},
    {"Guinea", "Conakry"}, {"Guyana", "Georgetown"}, {"Honduras", "Tegucigalpa"},
    {"Hungary", "Budapest"}, {"Iceland", "Reykjavik"}, {"Indonesia", "Jakarta"},
    {"Iran", "Tehran"}, {"Iraq", "Baghdad"}, {"Ireland", "Dublin"}, {"Italy", "Rome"},
    {"Jamaica", "Kingston"}, {"Japan", "Tokyo"}, {"Jordan", "Amman"}, {"Kazakhstan", "Astana"},
    {"Kenya", "Nairobi"}, {"Kyrgyzstan", "Bishkek"}, {"Laos", "Vientiane"}, {"Latvia", "Riga"},
    {"Lebanon", "Beirut"}, {"Lesotho", "Maseru"}, {"Liberia", "Monrovia"}, {"Libya", "Tripoli"},
    {"Liechtenstein", "Vaduz"}, {"Lithuania", "Vilnius"}, {"Madagascar", "Antananarivo"},
    {"Malawi", "Lilongwe"}, {"Mali", "Bamako"}, {"Malta", "Valletta"},
    {"Mauritania", "Nouakchott"}, {"Micronesia", "Palikir"}, {"Moldova", "Chisinau"},
    {"Mongolia", "Ulaanbaatar"}, {"Montenegro", "Podgorica"}, {"Morocco", "Rabat"},
    {"Mozambique", "Maputo"}, {"Myanmar", "Naypyidaw"}, {"Namibia", "Windhoek"},
    {"Nepal", "Kathmandu"}, {"Nicaragua", "Managua"}, {"Niger", "Niamey"}, {"Nigeria", "Abuja"},
    {"Norway", "Oslo"}, {"Oman", "Muscat"}, {"Pakistan", "Islamabad"}, {"Palau", "Ngerulmud"},
    {"Paraguay", "Asuncion"}, {"Peru", "Lima"}, {"Poland", "Warsaw"}, {"Portugal", "Lisbon"},
    {"Qatar", "Doha"}, {"Romania", "Bucharest"}, {"Russia", "Moscow"}, {"Rwanda", "Kigali"},
    {"Samoa", "Apia"}, {"Scotland", "Edinburgh"}, {"Senegal", "Dakar"}, {"Serbia", "Belgrade"},
    {"Slovakia", "Bratislava"}, {"Slovenia", "Ljubljana"}, {"Somalia", "Mogadishu"},
    {"Spain", "Madrid"}, {"Sudan", "Khartoum"}, {"Suriname", "Paramaribo"},
    {"Sweden", "Stockholm"}, {"Switzerland", "Bern"}, {"Syria", "Damascus"},
    {"Tajikistan", "Dushanbe"}, {"Tanzania", "Dodoma"}, {"Thailand", "Bangkok"},
    {"Togo", "Lome"}, {"Tunisia", "Tunis"}, {"Turkey", "Ankara"}, {"Turkmenistan", "Ashgabat"},
    {"Tuvalu", "Funafuti"}, {"Uganda", "Kampala"}, {"Ukraine", "Kyiv"},
    {"Uruguay", "Montevideo"}, {"Uzbekistan", "Tashkent"}, {"Venezuela", "Caracas"},
    {"Vietnam", "Hanoi"}, {"Wales", "Cardiff"}, {"Yemen", "Sanaa"}, {"Zambia", "Lusaka"},
    {"Zimbabwe", "Harare"},
};

constexpr std::string_view kFirstNames[] = {
    "Mary", "John", "Alice", "Peter", "Anna", "Paul", "Laura", "David", "Emma", "Daniel",
    "Clara", "Thomas", "Sarah", "Michael", "Julia", "Robert", "Helen", "James", "Linda",
    "Simon", "Maria", "Martin", "Nina", "Oliver", "Rachel", "Henry", "Susan", "George", "Diana",
    "Frank", "Kate", "Edward", "Lucy", "Arthur", "Nora", "Walter", "Ruth", "Samuel", "Eva",
    "Adam", "Jane", "Kevin", "Rosa", "Victor", "Sylvia", "Brian", "Marta", "Felix", "Irene",
    "Hugo", "Carol", "Leon", "Judith", "Oscar", "Karen", "Philip", "Monica", "Stephen", "Tanya",
    "Vincent", "Wendy", "Patrick", "Zoe", "Gregory", "Bella", "Roger", "Fiona", "Albert",
};

// Objects first, then places, then the rest: objects() and places() are parts of sequenceWords().
constexpr std::string_view kWords[] = {
    "drink", "book", "key", "map", "ring", "letter", "basket", "coat", "hat", "ball", "lamp",
    "knife", "spoon", "cup", "plate", "bottle", "ticket", "coin", "flower", "gift", "photo",
    "watch", "pen", "pencil", "phone", "guitar", "camera", "candle", "blanket", "pillow",
    "mirror", "clock", "sword", "drum", "kite", "doll", "toy", "cake", "sandwich", "banana",

    "store", "park", "school", "office", "garden", "market", "museum", "library", "station",
    "hospital", "kitchen", "beach", "church", "theater", "harbor", "castle", "restaurant",
    "hotel", "farm", "forest", "bakery", "zoo", "stadium", "cinema", "factory", "bank", "gym",
    "airport", "square", "temple",

    "river", "mountain", "cloud", "stone", "tree", "leaf", "bird", "horse", "fish", "wolf",
    "sheep", "tiger", "mouse", "snake", "rabbit", "goose", "bread", "butter", "cheese", "sugar",
    "salt", "rice", "soup", "honey", "gold", "silver", "iron", "copper", "glass", "paper",
    "cotton", "leather", "wood", "rope", "chain", "wheel", "bridge", "tower", "window", "door",
    "roof", "floor", "chair", "table", "carpet", "ladder", "hammer", "needle", "button",
    "ribbon", "pocket", "shoe", "glove", "shirt", "scarf", "crown", "flag", "shield", "arrow",
    "boat", "sail", "anchor", "island", "desert", "valley", "lake", "ocean", "wave", "sand",
    "snow", "rain", "storm", "thunder", "wind", "fire", "smoke", "shadow", "moon", "star",
    "planet", "winter", "summer", "spring", "morning", "night", "music", "dance", "song",
    "poem", "story", "dream", "number", "circle", "triangle", "color", "red", "green", "blue",
    "yellow", "purple", "black", "white",
};
// clang-format on

constexpr std::size_t kObjectCount = 40;
constexpr std::size_t kPlaceCount = 30;
static_assert(kWords[kObjectCount - 1] == "banana" && kWords[kObjectCount] == "store");
static_assert(kWords[kObjectCount + kPlaceCount - 1] == "temple");

}  // namespace

std::span<const CountryCapital> countryCapitals() {
    return kCountryCapitals;
}

std::span<const std::string_view> firstNames() {
    return kFirstNames;
}

std::span<const std::string_view> objects() {
    return std::span(kWords).first(kObjectCount);
}

std::span<const std::string_view> places() {
    return std::span(kWords).subspan(kObjectCount, kPlaceCount);
}

std::span<const std::string_view> sequenceWords() {
    return kWords;
}

std::vector<std::string> wholeWords() {
    std::vector<std::string> words;
    const auto add = [&words](std::string_view word) {
        words.emplace_back(word);
        words.push_back(std::string(1, ' ').append(word));
    };
    for (const auto& [country, capital] : kCountryCapitals) {
        add(country);
        add(capital);
    }
    for (const auto name : kFirstNames)
        add(name);
    for (const auto word : kWords)
        add(word);
    return words;
}

}  // namespace headscope::trainer
